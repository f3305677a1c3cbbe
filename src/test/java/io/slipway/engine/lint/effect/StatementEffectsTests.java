package io.slipway.engine.lint.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.postgres.VersionedSql;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.grammar.Forms;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is told of statements is what PostgreSQL does, on a scene with relations of every kind.
@TestInstance(Lifecycle.PER_CLASS)
class StatementEffectsTests {

  private static final String SESSION = "SET search_path = s; SET TimeZone = 'UTC'";

  private final TestDatabase database = TestDatabase.create();
  private SchemaState schema = SchemaState.unknown();

  @BeforeAll
  void setTheScene() throws SQLException, IOException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          DO $$ BEGIN CREATE ROLE slipway_lint;
          EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$""");
      statement.execute("CREATE EXTENSION citext");
      statement.execute(resource("scene.sql"));
      statement.execute(SESSION);
      schema = SchemaState.read(connection);
    }
  }

  @AfterAll
  void drop() {
    database.close();
  }

  Stream<String> statements() throws IOException {
    return resource("statements.sql")
        .lines()
        .filter(line -> !line.startsWith("--") && VersionedSql.isFor(database.major(), line))
        .map(line -> line.split(" -- ")[0]);
  }

  private static String resource(String name) throws IOException {
    try (var in = StatementEffectsTests.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("statements")
  void locks_rewrites_and_scans_are_as_told(String line) throws SQLException {
    var parts = line.split(" \\| ");
    if (parts.length == 1) {
      compare(database, List.of(), line, _ -> schema);
    } else {
      var before = List.of(parts).subList(0, parts.length - 1);
      try (var copy = TestDatabase.copyOf(database)) {
        compare(copy, before, parts[parts.length - 1], StatementEffectsTests::read);
      }
    }
  }

  private static SchemaState read(Connection connection) {
    try {
      return SchemaState.read(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void compare(
      TestDatabase scene,
      List<String> before,
      String statement,
      Function<Connection, SchemaState> reader)
      throws SQLException {
    try (var connection = scene.connect()) {
      execute(connection, SESSION);
      for (var each : before) {
        execute(connection, each);
      }
      var schema = reader.apply(connection);
      var indexes = schema.indexes().stream().map(TableIndex::name).collect(Collectors.toSet());
      var told = StatementEffects.of(Forms.of(statement), schema);
      connection.setAutoCommit(false);
      var measured = MeasuredEffects.of(connection, statement);
      assertThat(told.unknown()).isEmpty();
      assertThat(describe(indexes, told.locks(), told.rewritten(), told.scanned()))
          .isEqualTo(describe(indexes, measured.locks(), measured.rewritten(), measured.scanned()));
    }
  }

  // What a query reads is its own business: nobody waits for it, and not for who looks at an index
  // either, which minor versions do differently.
  private static String describe(
      Set<Name> indexes, Map<Name, LockMode> locks, Set<Name> rewritten, Set<Name> scanned) {
    var text = new StringBuilder();
    var sorted = new TreeMap<String, String>();
    locks.forEach(
        (name, mode) -> {
          if (mode != LockMode.ACCESS_SHARE || !indexes.contains(name)) {
            sorted.put(name.toString(), mode.toString());
          }
        });
    sorted.forEach((name, mode) -> text.append(name).append(' ').append(mode).append('\n'));
    text.append("rewritten ").append(sorted(rewritten.stream())).append('\n');
    return text.append("scanned ")
        .append(
            sorted(
                scanned.stream()
                    .filter(
                        name ->
                            locks
                                    .getOrDefault(name, LockMode.ACCESS_SHARE)
                                    .compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE)
                                >= 0)))
        .toString();
  }

  private static TreeSet<String> sorted(Stream<Name> names) {
    return names.map(Name::toString).collect(Collectors.toCollection(TreeSet::new));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
