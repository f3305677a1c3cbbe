package io.slipway.chaos;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A project's layout and the way its scripts are sent, with migrations made for it.
enum Layout {
  FLYWAY(Map.of("layout", "flyway", "flyway", Map.of("mixed", true))),
  PRISMA(Map.of("layout", "prisma", "prisma", Map.of("execution", "transactional"))),
  PRISMA_STATEMENTS(Map.of("layout", "prisma", "prisma", Map.of("execution", "statements")));

  private static final String GROUND =
      """
      CREATE TABLE effects (migration text, mark int, lingers bool);
      CREATE TABLE slow_rows (a int);
      INSERT INTO slow_rows SELECT generate_series(1, 10);
      CREATE FUNCTION slow(a int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_sleep(0.015); RETURN a; END';
      CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_sleep(0.8); RETURN NULL; END';
      CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON effects DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.lingers) EXECUTE FUNCTION linger();
      """;

  private static final String LINGERING_MARK =
      "INSERT INTO effects VALUES ('%NAME%', %MARK%, true)";

  private static final String COMMITTING_MARK =
      "DO 'BEGIN INSERT INTO effects VALUES (''%NAME%'', %MARK%); COMMIT;"
          + " PERFORM pg_sleep(0.15); END'";

  private final Map<String, Object> settings;

  Layout(Map<String, Object> settings) {
    this.settings = settings;
  }

  /// The kinds of migrations.
  enum Kind {
    /// Changes that collide when they are made twice.
    TABLE,
    /// Changes that do not collide.
    ROWS,
    /// A commit that takes its time.
    SLOW_COMMIT,
    /// An index built concurrently, between other statements.
    INDEX,
    /// A script that is sent without any transaction; in a layout without such, as [#ROWS].
    ALONE,
    /// A block that commits by itself, of which nothing tells how far it came.
    BLOCK
  }

  /// How the API is told of it.
  Map<String, Object> settings() {
    return settings;
  }

  boolean isFlyway() {
    return this == FLYWAY;
  }

  /// What all others need.
  Migration ground(int number) {
    return migration(number, "ground", false, List.of(GROUND), Optional.empty());
  }

  Migration migration(int number, Kind kind, double seconds) {
    var name = kind.name().toLowerCase(Locale.ROOT);
    var relation = "made_" + number;
    var statements =
        switch (kind) {
          case TABLE ->
              List.of(mark(0), "CREATE TABLE %s (a int)".formatted(relation), mark(seconds));
          case ROWS -> List.of(mark(seconds), mark(0));
          case SLOW_COMMIT -> List.of(mark(0), LINGERING_MARK);
          case INDEX ->
              List.of(
                  mark(0),
                  "CREATE INDEX CONCURRENTLY %s ON slow_rows (slow(a))".formatted(relation),
                  mark(0));
          case ALONE -> List.of(mark(seconds), mark(seconds), mark(0));
          case BLOCK -> List.of(mark(0), COMMITTING_MARK, mark(0));
        };
    var isAlone = kind == Kind.ALONE || kind == Kind.BLOCK;
    var leaves = kind == Kind.TABLE || kind == Kind.INDEX;
    return migration(
        number,
        name,
        kind == Kind.ALONE,
        statements,
        leaves ? Optional.of(relation) : Optional.empty());
  }

  private static String mark(double seconds) {
    return "INSERT INTO effects SELECT '%NAME%', %MARK% FROM pg_sleep(" + seconds + ")";
  }

  private Migration migration(
      int number, String what, boolean alone, List<String> statements, Optional<String> relation) {
    var name =
        isFlyway() ? "V%d__%s.sql".formatted(number, what) : "%014d_%s".formatted(number, what);
    var files = new HashMap<String, String>();
    files.put(isFlyway() ? name : name + "/migration.sql", text(name, statements));
    if (isFlyway() && alone) {
      files.put(name + ".conf", "executeInTransaction=false\n");
    }
    var untold = numbers(statements, "COMMIT;");
    var isWhole = numbers(statements, "CONCURRENTLY").isEmpty() && untold.isEmpty();
    var isTransactional = isWhole && this != PRISMA_STATEMENTS && !(isFlyway() && alone);
    return new Migration(
        name, files, isTransactional, numbers(statements, "%MARK%"), untold, relation.orElse(""));
  }

  private static String text(String name, List<String> statements) {
    return IntStream.range(0, statements.size())
        .mapToObj(i -> statements.get(i).replace("%MARK%", Integer.toString(i + 1)))
        .collect(Collectors.joining(";\n", "", ";\n"))
        .replace("%NAME%", name);
  }

  private static Set<Integer> numbers(List<String> statements, String word) {
    return IntStream.range(0, statements.size())
        .filter(i -> statements.get(i).contains(word))
        .mapToObj(i -> i + 1)
        .collect(Collectors.toSet());
  }
}
