package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class QuickDigestTests {

  private static final String SCHEMA =
      """
      CREATE TABLE orders (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        parent bigint REFERENCES orders,
        total numeric(12, 2) NOT NULL CHECK (total >= 0),
        note text
      );
      CREATE INDEX orders_total ON orders (total);
      CREATE INDEX orders_note ON orders (lower(note));
      ALTER TABLE orders CLUSTER ON orders_total;
      ALTER TABLE orders SET (toast.autovacuum_enabled = false);
      CREATE MATERIALIZED VIEW totals AS SELECT sum(total) AS total FROM orders;
      CREATE VIEW notes AS SELECT note FROM orders;
      CREATE STATISTICS total_note ON total, note FROM orders;
      CREATE SEQUENCE numbers;
      CREATE UNLOGGED TABLE fast (id int PRIMARY KEY, text text);
      CREATE TABLE years (year int, note text) PARTITION BY LIST (year);
      CREATE TABLE year_1 PARTITION OF years FOR VALUES IN (1);
      CREATE INDEX ON years (note);
      INSERT INTO orders (total, note) SELECT n, repeat('x', n) FROM generate_series(1, 3000) n;
      ANALYZE;
      """;

  private final TestDatabase database = TestDatabase.create();
  private final TestDatabase used = TestDatabase.create();

  QuickDigestTests() {
    used.execute(SCHEMA);
  }

  @AfterAll
  void drop() {
    database.close();
    used.close();
  }

  List<CatalogMutation.Group> groups() throws SQLException {
    try (var connection = database.connect()) {
      return CatalogMutation.groups(ServerVersion.of(connection).major());
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void every_change_moves_it_and_taking_it_back_restores_it(CatalogMutation.Group group)
      throws SQLException {
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      execute(connection, group.setup());
      var before = QuickDigest.of(connection);
      var softly = new SoftAssertions();
      for (var mutation : group.mutations()) {
        var savepoint = connection.setSavepoint();
        execute(connection, mutation.sql());
        if (!mutation.expected().isEmpty()) {
          softly.assertThat(QuickDigest.of(connection)).as(mutation.name()).isNotEqualTo(before);
        }
        connection.rollback(savepoint);
        softly.assertThat(QuickDigest.of(connection)).as(mutation.name()).isEqualTo(before);
      }
      softly.assertAll();
      connection.rollback();
    }
  }

  // Those between tablespaces need one of the server's; they are rows of pg_class like the others.
  List<RelationMutation> relationMutations() throws SQLException {
    try (var connection = database.connect()) {
      var major = ServerVersion.of(connection).major();
      return RelationMutation.KINDS.stream()
          .flatMap(kind -> RelationMutation.of(kind, major))
          .filter(mutation -> !mutation.differences().isEmpty())
          .filter(mutation -> !mutation.change().contains("TABLESPACE"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("relationMutations")
  void every_change_of_a_relation_moves_it(RelationMutation mutation) throws SQLException {
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      execute(connection, mutation.setup());
      var before = QuickDigest.of(connection);
      // Its rows are of another transaction then, as they are in life.
      connection.setSavepoint();
      execute(connection, mutation.change());
      assertThat(QuickDigest.of(connection)).isNotEqualTo(before);
      connection.rollback();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO orders (total, note) VALUES (1, repeat('y', 100000))",
        "UPDATE orders SET note = 'z'",
        "DELETE FROM orders WHERE id > 10",
        "VACUUM",
        "VACUUM FREEZE",
        "VACUUM FULL",
        "VACUUM FULL pg_class",
        "VACUUM FULL pg_attribute",
        "ANALYZE",
        "REINDEX TABLE orders",
        "REINDEX SCHEMA public",
        "VACUUM FULL pg_proc",
        "VACUUM FULL pg_authid",
        "VACUUM FULL pg_init_privs",
        "ANALYZE pg_class",
        "REINDEX TABLE pg_class",
        "REINDEX TABLE pg_attribute",
        "REINDEX SCHEMA pg_catalog",
        "CLUSTER orders USING orders_total",
        "CLUSTER",
        "REFRESH MATERIALIZED VIEW totals",
        "SELECT nextval('numbers'), setval('orders_id_seq', 10000)",
        "TRUNCATE fast",
        "TRUNCATE orders RESTART IDENTITY CASCADE",
        "INSERT INTO years VALUES (1, 'x')",
        "CREATE TEMP TABLE t (id serial PRIMARY KEY, o text DEFAULT 'x' CHECK (o <> ''), UNIQUE (o));"
            + " CREATE TEMP VIEW v AS SELECT * FROM t; INSERT INTO t (o) VALUES ('y')",
        "CREATE TEMP TABLE t AS SELECT * FROM orders; ALTER TABLE t ADD PRIMARY KEY (id)"
      })
  void what_changes_no_schema_does_not_move_it(String sql) throws SQLException {
    try (var connection = used.connect();
        var other = used.connect()) {
      var before = QuickDigest.of(connection);

      execute(other, sql);

      assertThat(QuickDigest.of(connection)).isEqualTo(before);
      assertThat(QuickDigest.of(other)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE orders ALTER note SET STATISTICS 7",
        "ALTER INDEX orders_note ALTER 1 SET STATISTICS 7",
        "ALTER TABLE orders CLUSTER ON orders_pkey",
        "ALTER TABLE orders SET (toast.autovacuum_enabled = true)",
        "ALTER TABLE orders SET (fillfactor = 70)",
        "ALTER SEQUENCE numbers OWNED BY orders.id",
        "ALTER SEQUENCE numbers INCREMENT 7",
        "ALTER TABLE orders REPLICA IDENTITY FULL",
        "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE orders DISABLE TRIGGER ALL",
        "ALTER TABLE fast SET LOGGED",
        "ALTER TABLE years DETACH PARTITION year_1",
        "REFRESH MATERIALIZED VIEW totals WITH NO DATA",
        "GRANT SELECT (note) ON orders TO PUBLIC",
        "GRANT SELECT ON orders TO PUBLIC",
        "ALTER TABLE notes RENAME TO notes2",
        "CREATE OR REPLACE VIEW notes AS SELECT 'x' || note AS note FROM orders",
        "DROP INDEX orders_total",
        "ALTER INDEX orders_total RENAME TO orders_total2"
      })
  void a_change_to_a_relation_moves_it(String sql) throws SQLException {
    try (var connection = used.connect()) {
      connection.setAutoCommit(false);
      var before = QuickDigest.of(connection);

      execute(connection, sql);

      assertThat(QuickDigest.of(connection)).isNotEqualTo(before);
      connection.rollback();
      assertThat(QuickDigest.of(connection)).isEqualTo(before);
    }
  }

  @Test
  void a_role_without_any_right_has_one_that_moves_too() throws SQLException {
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      execute(connection, "CREATE ROLE plain; SET LOCAL ROLE plain");
      var before = QuickDigest.of(connection);
      execute(connection, "RESET ROLE; CREATE TABLE t (); SET LOCAL ROLE plain");

      assertThat(QuickDigest.of(connection)).isNotEqualTo(before);
      connection.rollback();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
