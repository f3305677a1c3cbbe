package io.slipway.engine.lint.rule.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.analysis.ScriptUnderLint;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptRulesTests {

  @Nested
  class ObjectsThatAreNotThere {

    private static final String SHOP =
        """
        CREATE SCHEMA app;
        CREATE TABLE orders (id bigint PRIMARY KEY, note text);
        CREATE TABLE app.items (id bigint PRIMARY KEY, name text);
        CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
        CREATE VIEW notes AS SELECT id, note AS words FROM orders;
        CREATE TYPE app.state AS ENUM ('placed');
        CREATE SEQUENCE numbers;
        """;

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ALTER TABLE bills ADD COLUMN note text",
          "ALTER TABLE orders DROP COLUMN total",
          "ALTER TABLE orders ALTER COLUMN total SET NOT NULL",
          "ALTER TABLE orders RENAME COLUMN total TO sum",
          "ALTER TABLE orders ADD COLUMN state app.missing",
          "ALTER TABLE orders ADD FOREIGN KEY (item_id) REFERENCES app.items (id)",
          "ALTER TABLE orders ADD COLUMN item_id bigint REFERENCES items (id)",
          "CREATE TABLE lines (id bigint, order_id bigint REFERENCES bills (id))",
          "CREATE TABLE lines (LIKE bills)",
          "CREATE TABLE events_1 PARTITION OF happenings DEFAULT",
          "CREATE INDEX ON bills (id)",
          "CREATE INDEX ON orders (total)",
          "DROP TABLE bills",
          "DROP VIEW bills",
          "DROP INDEX bills_idx",
          "DROP SEQUENCE bills_id_seq",
          "DROP TYPE app.missing",
          "ALTER TYPE app.missing ADD VALUE 'shipped'",
          "ALTER SEQUENCE bills_id_seq RESTART",
          "ALTER INDEX bills_idx RENAME TO b",
          "INSERT INTO bills (id) VALUES (1)",
          "INSERT INTO orders (id, total) VALUES (1, 2)",
          "INSERT INTO orders (id) SELECT id FROM bills",
          "UPDATE orders SET total = 1",
          "UPDATE items SET name = ''",
          "DELETE FROM orders WHERE id IN (SELECT id FROM bills)",
          "SELECT * FROM bills",
          "CREATE VIEW all_bills AS SELECT * FROM bills",
          "CREATE MATERIALIZED VIEW all_bills AS SELECT * FROM bills",
          "REFRESH MATERIALIZED VIEW all_bills",
          "TRUNCATE bills",
          "ANALYZE bills",
          "GRANT SELECT ON bills TO PUBLIC",
          "COMMENT ON TABLE bills IS 'x'",
          "CREATE POLICY p ON bills USING (true)",
          "DROP TRIGGER t ON bills",
          "SET search_path = app; ALTER TABLE orders ADD COLUMN note text",
        })
    void are_found_and_fail(String text) throws SQLException {
      assertThat(found(text)).hasSize(1);
      assertThat(state(text)).isIn("42P01", "42703", "42704");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ALTER TABLE IF EXISTS bills ADD COLUMN note text",
          "ALTER TABLE orders DROP COLUMN IF EXISTS total",
          "ALTER TABLE orders ADD COLUMN total bigint, ALTER COLUMN total SET DEFAULT 1",
          "ALTER TABLE orders ADD COLUMN state app.state",
          "ALTER TABLE orders ADD COLUMN parent bigint REFERENCES orders (id)",
          "CREATE TABLE lines (id bigint PRIMARY KEY, up bigint REFERENCES lines (id))",
          "CREATE TABLE IF NOT EXISTS orders (id bigint REFERENCES bills (id))",
          "CREATE TABLE lines (item app.items, all_items app.items[])",
          "WITH bills AS (SELECT 1 AS id) SELECT * FROM bills",
          "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 3) TABLE n",
          "CREATE RECURSIVE VIEW tree (i) AS SELECT 1 UNION ALL SELECT i + 1 FROM tree WHERE i < 3",
          "SELECT * FROM generate_series(1, 2) AS bills (id)",
          "SELECT o.note FROM orders o, LATERAL (SELECT o.id) x, unnest(ARRAY[1]) AS y",
          "SELECT relname FROM pg_class, information_schema.tables",
          "UPDATE notes SET words = ''",
          "INSERT INTO notes (id, words) VALUES (1, 'a')",
          "DELETE FROM orders WHERE ctid = '(0,1)'",
          "CREATE TEMP TABLE bills (id bigint); INSERT INTO bills (id) VALUES (1); DROP TABLE bills",
          "SET search_path = app, public; ALTER TABLE items ADD COLUMN note text",
          "ALTER TABLE orders_pkey RENAME TO orders_key",
          "DO $$ BEGIN IF false THEN ALTER TABLE bills ADD COLUMN a text; END IF; END $$",
          "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM bills; END $$",
          "ALTER TABLE orders RENAME TO bills; ALTER TABLE bills RENAME COLUMN note TO words;"
              + " ALTER TABLE bills DROP COLUMN words CASCADE",
          "BEGIN; CREATE TABLE bills (id bigint); COMMIT; ALTER TABLE bills ADD COLUMN a text",
          "COMMENT ON COLUMN orders.note IS 'x'",
          "SELECT nextval('numbers'); ALTER SEQUENCE numbers RESTART",
        })
    void are_none_and_all_is_well(String text) throws SQLException {
      assertThat(found(text)).isEmpty();
      assertThat(state(text)).isEqualTo("00000");
    }

    private static List<String> found(String text) {
      return ScriptUnderLint.of(text + ";")
          .on(SHOP)
          .sent(Sending.STATEMENT_BY_STATEMENT)
          .found("SW004");
    }

    // What PostgreSQL says to it.
    private static String state(String text) throws SQLException {
      try (var database = TestDatabase.create();
          var connection = database.connect();
          var statement = connection.createStatement()) {
        statement.execute(SHOP);
        try {
          statement.execute(text);
          return "00000";
        } catch (SQLException e) {
          return e.getSQLState();
        }
      }
    }

    @Test
    void are_unknown_without_a_target() {
      assertThat(ScriptUnderLint.of("ALTER TABLE bills DROP COLUMN note;").found("SW004"))
          .isEmpty();
    }
  }

  @Nested
  class UnreadableSql {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "DO $$ BEGIN EXECUTE 'DROP TABLE ' || 'orders'; END $$;",
          "DO LANGUAGE plpython3u $$ plpy.execute('SELECT 1') $$;",
          "CALL move_everything();",
        })
    void is_found(String text) {
      assertThat(ScriptUnderLint.of(text).found("SW002")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "DO $$ BEGIN DROP TABLE orders; END $$;",
          "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'SELECT 1'; END $$;",
          "SELECT 'EXECUTE';",
        })
    void is_not(String text) {
      assertThat(ScriptUnderLint.of(text).found("SW002")).isEmpty();
    }
  }
}
