package io.slipway.engine.lint.rule.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.analysis.ScriptUnderLint;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockRulesTests {

  private static final String SHOP =
      """
      CREATE TABLE customers (id bigint PRIMARY KEY, name text);
      CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers (id),
        total integer, note text);
      CREATE TABLE items (id bigint PRIMARY KEY, name text);
      CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
      CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      CREATE VIEW names AS SELECT name FROM customers;
      """;

  private static ScriptUnderLint script(String text) {
    return ScriptUnderLint.of(text).on(SHOP);
  }

  @Nested
  class UnboundedWaits {

    @Test
    void are_told_once_a_transaction() {
      var script =
          script(
              """
              ALTER TABLE orders ADD COLUMN a text;
              ALTER TABLE orders ADD COLUMN b text;
              """);

      assertThat(script.by(Runner.OTHER).found("SW401")).containsExactly("SW401:1");
      assertThat(script.by(Runner.SLIPWAY).found("SW401")).isEmpty();
    }

    @Test
    void are_told_once_a_script_that_has_no_transaction() {
      var script =
          script(
                  """
                  ALTER TABLE orders ADD COLUMN a text;
                  ALTER TABLE customers ADD COLUMN b text;
                  """)
              .sent(Sending.STATEMENT_BY_STATEMENT);

      assertThat(script.by(Runner.OTHER).found("SW401")).containsExactly("SW401:1");
    }

    @Test
    void name_the_table_and_not_its_index() {
      var findings = script("DROP TABLE orders;").by(Runner.OTHER).findings("SW401");

      assertThat(findings)
          .singleElement()
          .satisfies(
              it ->
                  assertThat(it.message())
                      .contains("ACCESS EXCLUSIVE on public.")
                      .doesNotContain("pkey"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SET LOCAL lock_timeout = '2s'; ALTER TABLE orders ADD COLUMN a text;",
          "SET lock_timeout = 2000; DROP TABLE orders;",
          "INSERT INTO orders (id) VALUES (1);",
          "ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;",
          "CREATE TABLE fresh (id bigint); ALTER TABLE fresh ADD COLUMN a text;",
          "CREATE TEMP TABLE fresh (id bigint); DROP TABLE fresh;",
          "DROP TABLE IF EXISTS nothing;",
          "COMMENT ON TABLE orders IS 'What customers ordered';",
        })
    void are_none(String text) {
      assertThat(script(text).by(Runner.OTHER).found("SW401")).isEmpty();
    }
  }

  @Nested
  class LockTimeouts {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SET lock_timeout = 0; ALTER TABLE orders ADD COLUMN a text;",
          "SET lock_timeout = '0ms'; ALTER TABLE orders ADD COLUMN a text;",
          "SET lock_timeout = '10min'; ALTER TABLE orders ADD COLUMN a text;",
          "SET lock_timeout = 60000; ALTER TABLE orders ADD COLUMN a text;",
        })
    void that_limit_nothing_are_found(String text) {
      assertThat(script(text).found("SW402")).containsExactly("SW402:1");
    }

    @Test
    void that_come_too_late_are_found() {
      var script =
          script(
              """
              ALTER TABLE orders ADD COLUMN a text;
              SET LOCAL lock_timeout = '2s';
              COMMENT ON COLUMN orders.a IS 'A';
              """);

      assertThat(script.found("SW402")).containsExactly("SW402:2");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SET lock_timeout = '2s'; ALTER TABLE orders ADD COLUMN a text;",
          "SET lock_timeout = '30s'; ALTER TABLE orders ADD COLUMN a text;",
          "SET lock_timeout = 0; DROP INDEX CONCURRENTLY orders_note_idx;",
          "SET lock_timeout = 0; SET lock_timeout = '1s'; ALTER TABLE orders ADD COLUMN a text;",
          "BEGIN; SET LOCAL lock_timeout = '2s'; ALTER TABLE orders ADD COLUMN a text; COMMIT;",
          "SET lock_timeout = '1s'; ALTER TABLE orders ADD COLUMN a text; RESET lock_timeout;",
          "SET statement_timeout = 0; ALTER TABLE orders ADD COLUMN a text;",
        })
    void that_limit_are_not(String text) {
      assertThat(script(text).sent(Sending.STATEMENT_BY_STATEMENT).found("SW402")).isEmpty();
    }

    @Test
    void that_are_local_without_a_transaction_are_found() {
      var script = script("BEGIN; COMMIT; SET LOCAL lock_timeout = '2s';");

      assertThat(script.sent(Sending.STATEMENT_BY_STATEMENT).found("SW402")).hasSize(1);
    }
  }

  @Nested
  class Transactions {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT 1; COMMIT; SELECT 2;",
          "BEGIN; SELECT 1; COMMIT; SELECT 2;",
          "BEGIN; SELECT 1; COMMIT; BEGIN; SELECT 2; COMMIT;",
          "SELECT 1; BEGIN; SELECT 2;",
          "BEGIN; SELECT 1; ROLLBACK;",
        })
    void inside_the_runners_are_found(String text) {
      assertThat(script(text).found("SW409")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "BEGIN; SELECT 1; COMMIT;",
          "START TRANSACTION; SAVEPOINT a; SELECT 1; RELEASE a; END;",
          "DO $$ BEGIN PERFORM 1; END $$;",
        })
    void around_a_whole_script_are_not(String text) {
      assertThat(script(text).found("SW409")).isEmpty();
    }

    @Test
    void of_the_scripts_own_are_paired() {
      var fine = script("BEGIN; SELECT 1; COMMIT; BEGIN; SELECT 2; COMMIT;");
      var unpaired = script("BEGIN; BEGIN; COMMIT; COMMIT;");

      assertThat(fine.sent(Sending.STATEMENT_BY_STATEMENT).found("SW409")).isEmpty();
      assertThat(unpaired.sent(Sending.STATEMENT_BY_STATEMENT).found("SW409")).hasSize(2);
    }

    @Test
    void refuse_some_commands() {
      assertThat(script("ALTER SYSTEM SET work_mem = '64MB';").found("SW416")).hasSize(1);
      assertThat(script("VACUUM orders;").found("SW416")).hasSize(1);
      assertThat(script("ANALYZE orders;").found("SW416")).isEmpty();
      assertThat(script("DROP INDEX CONCURRENTLY orders_note_idx;").found("SW416")).isEmpty();
      assertThat(
              script("BEGIN; VACUUM orders; COMMIT; VACUUM orders;")
                  .sent(Sending.STATEMENT_BY_STATEMENT)
                  .found("SW416"))
          .hasSize(1);
    }
  }

  @Nested
  class EnumValues {

    private static final String TYPES =
        """
        CREATE TYPE state AS ENUM ('placed');
        CREATE DOMAIN known_state AS state;
        CREATE TABLE orders (id bigint PRIMARY KEY, state state, note text);
        """;
    private static final String ADD = "BEGIN; ALTER TYPE state ADD VALUE 'returned';\n";

    @ParameterizedTest
    @ValueSource(
        strings = {
          "UPDATE orders SET state = 'returned'",
          "INSERT INTO orders (id, state) VALUES (1, 'returned')",
          "ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'returned'",
          "ALTER TABLE orders ADD COLUMN was state DEFAULT 'returned'",
          "ALTER TABLE orders ADD CHECK (state <> 'returned')",
          "CREATE INDEX ON orders (id) WHERE state = 'returned'",
          "CREATE VIEW v AS SELECT * FROM orders WHERE state = 'returned'",
          "SELECT 'returned'::state",
          "CREATE TABLE t (s state DEFAULT 'returned')",
        })
    void are_not_used_in_their_transaction(String use) throws SQLException {
      assertThat(found(ADD + use)).containsExactly("SW415:2");
      assertThat(state(ADD + use)).isEqualTo("55P04");
      assertThat(found(ADD + "COMMIT; " + use)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "UPDATE orders SET state = 'placed', note = ''",
          "COMMENT ON TYPE state IS 'returned'",
          "INSERT INTO orders (id, note) VALUES (1, 'not returned')",
          "CREATE TABLE t (s text DEFAULT 'returned')",
          "CREATE FUNCTION f() RETURNS state LANGUAGE plpgsql AS $$ BEGIN RETURN 'returned'; END $$",
          "ALTER TYPE state ADD VALUE 'lost' AFTER 'returned'",
          "CREATE TYPE s AS ENUM ('a'); ALTER TYPE s ADD VALUE 'b'; CREATE TABLE t (s s DEFAULT 'b')",
        })
    void are_not_meant_by_whatever_looks_like_them(String use) throws SQLException {
      assertThat(found(ADD + use)).isEmpty();
      assertThat(state(ADD + use)).isEqualTo("00000");
    }

    private static List<String> found(String text) {
      return ScriptUnderLint.of(text).on(TYPES).sent(Sending.STATEMENT_BY_STATEMENT).found("SW415");
    }

    private static String state(String text) throws SQLException {
      try (var database = TestDatabase.create();
          var connection = database.connect();
          var statement = connection.createStatement()) {
        statement.execute(TYPES);
        try {
          statement.execute(text);
          return "00000";
        } catch (SQLException e) {
          return e.getSQLState();
        }
      }
    }
  }

  @Nested
  class BriefLocks {

    private static final String CODE =
        """
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
        CREATE TABLE orders (id bigint PRIMARY KEY, note text);
        CREATE TRIGGER orders_touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE POLICY mine ON orders USING (true);
        """;

    private static List<String> found(String text) {
      return ScriptUnderLint.of(text).on(CODE).found("SW413", "SW414", "SW408");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "CREATE TRIGGER t BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();",
          "DROP TRIGGER orders_touch ON orders;",
          "ALTER TRIGGER orders_touch ON orders RENAME TO t;",
          "DROP FUNCTION touch CASCADE;",
        })
    void are_triggers_matter(String text) {
      assertThat(found(text)).containsExactly("SW413:1");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "CREATE POLICY theirs ON orders USING (false);",
          "ALTER POLICY mine ON orders USING (false);",
          "DROP POLICY mine ON orders;",
          "ALTER TABLE orders ENABLE ROW LEVEL SECURITY;",
          "ALTER TABLE orders OWNER TO shop;",
          "ALTER TABLE orders REPLICA IDENTITY FULL;",
          "CREATE RULE r AS ON DELETE TO orders DO INSTEAD NOTHING;",
        })
    void are_policies_matter(String text) {
      assertThat(found(text)).containsExactly("SW414:1");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "DROP TRIGGER IF EXISTS nothing ON orders;",
          "DROP POLICY IF EXISTS nothing ON orders;",
          "ALTER TABLE orders ADD COLUMN a text;",
          "ALTER TABLE orders DISABLE TRIGGER orders_touch;",
          "DROP FUNCTION IF EXISTS nothing CASCADE;",
          "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';",
          "LOCK TABLE orders IN ROW EXCLUSIVE MODE;",
          "LOCK TABLE orders NOWAIT;",
          "CREATE TEMP TABLE mine (id int); LOCK TABLE mine;",
        })
    void are_nobodys_matter(String text) {
      assertThat(found(text)).isEmpty();
    }
  }

  @Nested
  class Advice {

    @Test
    void to_merge_is_for_what_reads_the_table_each_time() {
      var text =
          """
          ALTER TABLE items ALTER COLUMN name SET NOT NULL;
          ALTER TABLE items ADD CHECK (name <> '');
          """;

      assertThat(script(text).found("SW411")).containsExactly("SW411:2");
      assertThat(
              script("ALTER TABLE items ADD a int;\nALTER TABLE items ADD b int;").found("SW411"))
          .isEmpty();
    }

    @Test
    void to_merge_is_not_for_new_tables_that_refer_to_others() {
      var text =
          """
          CREATE TABLE fresh (id bigint REFERENCES items (id), item_id bigint);
          ALTER TABLE fresh ADD FOREIGN KEY (item_id) REFERENCES items (id);
          ALTER TABLE fresh ADD FOREIGN KEY (item_id) REFERENCES items (id);
          """;

      assertThat(script(text).found("SW411")).isEmpty();
    }

    @Test
    void to_bound_sessions_is_for_other_runners() {
      var text = "ALTER TABLE items ALTER COLUMN name SET NOT NULL;";

      assertThat(script(text).found("SW403", "SW404")).isEmpty();
      assertThat(script(text).by(Runner.OTHER).found("SW403", "SW404"))
          .containsExactly("SW403:1", "SW404:1");
    }

    @Test
    void to_allow_another_run_is_for_scripts_without_a_transaction() {
      var text = "CREATE TABLE fresh (id int);\nDROP TABLE items;";

      assertThat(script(text).found("SW412")).isEmpty();
      assertThat(script(text).sent(Sending.STATEMENT_BY_STATEMENT).found("SW412"))
          .containsExactly("SW412:1");
    }
  }
}
