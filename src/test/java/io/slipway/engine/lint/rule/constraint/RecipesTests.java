package io.slipway.engine.lint.rule.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.rule.Linting;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The files that findings recommend run on PostgreSQL, and lead to the same constraints as the
/// statement that they take the place of.
class RecipesTests {

  private static final String BEFORE =
      """
      CREATE SCHEMA app;
      CREATE TABLE app.customers (id bigint PRIMARY KEY, email text);
      CREATE TABLE app.orders (
        id bigint PRIMARY KEY, customer_id bigint, number text, "Total" numeric, note text);
      CREATE TABLE app.readings (sensor bigint, taken_at timestamptz NOT NULL);
      CREATE UNIQUE INDEX readings_taken ON app.readings (sensor, taken_at);
      CREATE TABLE app.events (id bigint, customer_id bigint, at date NOT NULL)
        PARTITION BY RANGE (at);
      CREATE TABLE app.events_2025 PARTITION OF app.events
        FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
      CREATE TABLE app.events_2026 PARTITION OF app.events
        FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      INSERT INTO app.customers SELECT g, 'c' || g FROM generate_series(1, 50) g;
      INSERT INTO app.orders SELECT g, g, 'o' || g, g, '' FROM generate_series(1, 50) g;
      INSERT INTO app.readings SELECT g, now() FROM generate_series(1, 50) g;
      INSERT INTO app.events SELECT g, g, '2025-06-01' FROM generate_series(1, 50) g;
      INSERT INTO app.events SELECT g, g, '2026-06-01' FROM generate_series(1, 50) g;
      """;

  private static final String CONSTRAINTS =
      """
      SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'app'::regnamespace
      UNION ALL
      SELECT attrelid::regclass || ' ' || attname || ' NOT NULL'
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
       WHERE relnamespace = 'app'::regnamespace AND attnotnull
      UNION ALL
      SELECT indexrelid::regclass || ' is invalid' FROM pg_index WHERE NOT indisvalid
      """;

  static Stream<Arguments> statements() {
    return Stream.of(
        Arguments.of(
            "SW201",
            "ALTER TABLE app.orders ADD FOREIGN KEY (customer_id) REFERENCES app.customers ON DELETE"
                + " CASCADE DEFERRABLE INITIALLY DEFERRED"),
        Arguments.of(
            "SW201",
            "ALTER TABLE app.events ADD CONSTRAINT customer FOREIGN KEY (customer_id) REFERENCES"
                + " app.customers (id)"),
        Arguments.of("SW202", "ALTER TABLE app.orders ADD CHECK (\"Total\" > 0) NO INHERIT"),
        Arguments.of("SW202", "ALTER TABLE app.orders ADD CHECK (\"Total\" > 0 AND id > 0)"),
        Arguments.of("SW202", "ALTER TABLE app.events ADD CHECK (id > 0)"),
        Arguments.of("SW203", "ALTER TABLE app.orders ALTER \"Total\" SET NOT NULL"),
        Arguments.of(
            "SW203",
            "ALTER TABLE app.events ALTER id SET NOT NULL, ALTER customer_id SET NOT NULL"),
        Arguments.of("SW204", "ALTER TABLE app.orders ADD UNIQUE (number) INCLUDE (note)"),
        Arguments.of("SW204", "ALTER TABLE app.orders ADD UNIQUE (number, id) DEFERRABLE"),
        Arguments.of("SW204", "ALTER TABLE app.events ADD UNIQUE (id, at)"),
        Arguments.of("SW205", "ALTER TABLE app.readings ADD PRIMARY KEY (sensor, taken_at)"),
        Arguments.of("SW205", "ALTER TABLE app.events ADD PRIMARY KEY (id, at)"),
        Arguments.of(
            "SW206", "ALTER TABLE app.readings ADD PRIMARY KEY USING INDEX readings_taken"),
        Arguments.of(
            "SW210",
            "ALTER TABLE app.orders ADD kind \"char\" DEFAULT 'a' NOT NULL CONSTRAINT known CHECK"
                + " (kind IN ('a', 'b'))"),
        Arguments.of(
            "SW211",
            "ALTER TABLE app.orders ADD COLUMN code varchar(20) UNIQUE CHECK (code <> '')"),
        Arguments.of(
            "SW212",
            "ALTER TABLE app.orders ADD COLUMN payer bigint NULL DEFAULT 1 CONSTRAINT payer_fk"
                + " REFERENCES app.customers ON DELETE SET DEFAULT ON UPDATE SET NULL"));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void files_do_what_the_statement_does(String rule, String statement) throws SQLException {
    try (var atOnce = TestDatabase.create();
        var inPhases = TestDatabase.create()) {
      var files = files(rule, statement, atOnce.major());
      assertThat(files).isNotEmpty();

      assertThat(after(inPhases, files)).isEqualTo(after(atOnce, List.of(statement)));
    }
  }

  private static List<String> files(String rule, String statement, int major) {
    return Linting.on(BEFORE).version(major).find(rule, statement).stream()
        .flatMap(finding -> finding.followUps().stream())
        .filter(file -> file.path().endsWith(".sql"))
        .map(file -> file.text())
        .toList();
  }

  private static TreeSet<String> after(TestDatabase database, List<String> scripts)
      throws SQLException {
    try (var connection = database.connect()) {
      run(connection, BEFORE);
      for (var script : scripts) {
        run(connection, script);
      }
      return constraints(connection);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static TreeSet<String> constraints(Connection connection) throws SQLException {
    var found = new TreeSet<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(CONSTRAINTS)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
