package io.slipway.engine.lint.rule.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.analysis.ScriptUnderLint;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRulesTests {

  private static final String SHOP =
      """
      CREATE TABLE orders (id bigint PRIMARY KEY, total integer, total_new bigint, note text);
      CREATE TABLE logs (at timestamptz, line text);
      CREATE TABLE items (order_id bigint, position integer, name text,
        PRIMARY KEY (order_id, position));
      """;

  private static ScriptUnderLint script(String text) {
    return ScriptUnderLint.of(text).on(SHOP);
  }

  @Nested
  class LargeChanges {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "UPDATE orders SET total_new = total;",
          "UPDATE orders SET total_new = total WHERE total_new IS NULL;",
          "UPDATE orders SET note = '' WHERE id > 5;",
          "UPDATE orders SET note = '' WHERE id = 5 OR note IS NULL;",
          "DELETE FROM orders;",
          "DELETE FROM orders WHERE id IN (SELECT order_id FROM items);",
          "UPDATE orders SET note = i.name FROM items i WHERE orders.id = i.order_id;",
          "UPDATE items SET name = '' WHERE order_id = 5;",
          "DO $$ BEGIN UPDATE orders SET note = ''; END $$;",
        })
    void are_found(String text) {
      assertThat(large(text).found("SW701")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "UPDATE orders SET note = '' WHERE id = 5;",
          "UPDATE orders AS o SET note = '' WHERE o.id = 5 AND note IS NULL;",
          "UPDATE orders SET note = '' WHERE id = (SELECT max(order_id) FROM items);",
          "DELETE FROM orders WHERE id IN (1, 2, 3);",
          "DELETE FROM orders WHERE id BETWEEN 1 AND 10000;",
          "UPDATE items SET name = '' WHERE order_id = 5 AND position = 1;",
          "DELETE FROM orders WHERE id IN (SELECT id FROM orders WHERE note IS NULL LIMIT 1000);",
          "DO $$ DECLARE wanted bigint := 1; BEGIN DELETE FROM orders WHERE id = wanted; END $$;",
          "INSERT INTO orders (id) VALUES (1);",
          "CREATE TABLE mine (id bigint); UPDATE mine SET id = 1;",
          "CREATE TEMP TABLE mine (id bigint); DELETE FROM mine;",
        })
    void are_none(String text) {
      assertThat(large(text).found("SW701")).isEmpty();
    }

    private static ScriptUnderLint large(String text) {
      return script(text).withRows("orders", 12_000_000).withRows("items", 30_000_000);
    }

    @Test
    void of_small_tables_are_none() {
      assertThat(script("DELETE FROM orders;").withRows("orders", 9_000).found("SW701")).isEmpty();
    }

    @Test
    void say_what_is_known() {
      var unknown = ScriptUnderLint.of("UPDATE app.orders SET note = '' WHERE note IS NULL;");
      var all = script("UPDATE orders SET note = '';").withRows("orders", 12_000_000);

      assertThat(unknown.findings("SW701"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.message())
                    .startsWith(
                        "One statement changes all rows of app.orders that fulfil its condition;"
                            + " how many these are is not known here.");
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.followUps()).isEmpty();
              });
      assertThat(all.findings("SW701").getFirst().message())
          .startsWith("One statement changes all rows of orders: 12 million rows.");
      assertThat(ScriptUnderLint.of("UPDATE app.orders SET note = '' WHERE id = 1;").found("SW701"))
          .isEmpty();
    }
  }

  @Nested
  class Batched {

    private static final String ROWS =
        """
        INSERT INTO orders (id, total, note)
          SELECT i, i, CASE WHEN i % 3 = 0 THEN 'old' END FROM generate_series(1, 12345) i;
        INSERT INTO logs SELECT now(), 'line ' || i FROM generate_series(1, 12345) i;
        """;

    @ParameterizedTest
    @ValueSource(
        strings = {
          "UPDATE orders SET total_new = total",
          "UPDATE orders SET total_new = total * 2, note = 'from ' || id WHERE note IS NULL",
          "UPDATE orders AS o SET total_new = o.total + 1 WHERE o.note IS DISTINCT FROM 'old'",
          "UPDATE public.orders SET (total_new, note) = (total, 'a') WHERE orders.total > 77",
          "UPDATE orders o SET total = total + 1",
          "DELETE FROM orders WHERE note = 'old' OR total < 9",
          "DELETE FROM orders",
          "DELETE FROM logs WHERE line LIKE '%7'",
        })
    void they_come_to_the_same(String statement) throws SQLException {
      assertThat(rowsAfter(List.of(statement), statement))
          .isEqualTo(rowsAfter(files(statement), statement));
    }

    private static List<String> files(String statement) {
      var findings = script(statement + ";").findings("SW701");
      assertThat(findings).hasSize(1);
      var files = findings.getFirst().followUps();
      assertThat(files)
          .extracting(file -> file.path().replaceFirst(".*_", ""))
          .containsExactly("batches.sql", "batches.sql.conf");
      return List.of(files.getFirst().text());
    }

    private static List<String> rowsAfter(List<String> statements, String what)
        throws SQLException {
      try (var database = TestDatabase.create();
          var connection = database.connect(what.substring(0, 10))) {
        run(connection, SHOP + ROWS);
        for (var statement : statements) {
          run(connection, statement);
        }
        return rows(connection);
      }
    }

    private static void run(Connection connection, String text) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute(text);
      }
    }

    private static List<String> rows(Connection connection) throws SQLException {
      var rows = new ArrayList<String>();
      try (var statement = connection.createStatement();
          var result =
              statement.executeQuery(
                  "SELECT o::text FROM orders o UNION ALL SELECT line FROM logs ORDER BY 1")) {
        while (result.next()) {
          rows.add(result.getString(1));
        }
      }
      return rows;
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "UPDATE orders SET id = id + 1;",
          "UPDATE logs SET line = trim(line);",
          "UPDATE orders SET note = i.name FROM items i WHERE orders.id = i.order_id;",
          "UPDATE orders SET total = total - (SELECT avg(total) FROM orders);",
          "DELETE FROM orders RETURNING id;",
          "DELETE FROM logs;",
          "UPDATE items SET name = '';",
          "WITH x AS (SELECT 1) UPDATE orders SET note = '';",
        })
    void they_are_not_offered_where_they_would_not(String text) {
      assertThat(script(text).findings("SW701"))
          .singleElement()
          .satisfies(finding -> assertThat(finding.followUps()).isEmpty());
    }
  }

  @Nested
  class Offsets {

    private static final String BATCHES =
        """
        DO $$ BEGIN
          FOR skipped IN 0..9 LOOP
            %s;
          END LOOP;
        END $$;
        """;

    @ParameterizedTest
    @ValueSource(
        strings = {
          "DELETE FROM orders WHERE id IN"
              + " (SELECT id FROM orders ORDER BY id LIMIT 10 OFFSET skipped * 10)",
          "UPDATE orders SET note = '' WHERE id IN (SELECT id FROM orders WHERE note IS NULL"
              + " ORDER BY id LIMIT 10 OFFSET skipped * 10)",
          "WITH b AS (SELECT id FROM orders WHERE note IS NULL ORDER BY id LIMIT 10 OFFSET skipped)"
              + " UPDATE orders SET note = '' FROM b WHERE orders.id = b.id",
        })
    void in_a_set_that_shrinks_are_found(String statement) {
      assertThat(script(BATCHES.formatted(statement)).found("SW708")).containsExactly("SW708:3");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "UPDATE orders SET note = '' WHERE id IN"
              + " (SELECT id FROM orders ORDER BY id LIMIT 10 OFFSET skipped * 10)",
          "DELETE FROM orders WHERE id IN"
              + " (SELECT order_id FROM items ORDER BY 1 LIMIT 10 OFFSET skipped * 10)",
          "DELETE FROM orders WHERE id IN (SELECT id FROM orders ORDER BY id DESC OFFSET 1000)",
          "DELETE FROM orders WHERE id IN (SELECT id FROM orders ORDER BY id LIMIT 10)",
        })
    void in_a_set_that_stays_are_not(String statement) {
      assertThat(script(BATCHES.formatted(statement)).found("SW708")).isEmpty();
    }

    @Test
    void in_a_set_that_shrinks_skip_half_of_the_rows() throws SQLException {
      var change =
          "UPDATE orders SET note = '' WHERE id IN (SELECT id FROM orders WHERE note IS NULL"
              + " ORDER BY id LIMIT 10 OFFSET skipped * 10)";
      try (var database = TestDatabase.create();
          var connection = database.connect();
          var statement = connection.createStatement()) {
        statement.execute(SHOP + "INSERT INTO orders (id) SELECT generate_series(1, 100);");
        statement.execute(BATCHES.formatted(change));
        try (var left = statement.executeQuery("SELECT id FROM orders WHERE note IS NULL")) {
          var ids = new ArrayList<Integer>();
          while (left.next()) {
            ids.add(left.getInt(1));
          }
          assertThat(ids).hasSize(50).contains(11, 20, 31);
        }
      }
    }

    @Test
    void of_one_statement_behind_another_are_found() {
      var one =
          "DELETE FROM orders WHERE id IN (SELECT id FROM orders ORDER BY id LIMIT 5 OFFSET %d);\n";

      assertThat(script(one.formatted(5)).found("SW708")).isEmpty();
      assertThat(script(one.formatted(0) + one.formatted(5)).found("SW708"))
          .containsExactly("SW708:2");
    }
  }

  @Nested
  class Ids {

    private static final String TABLES =
        """
        CREATE TABLE a (id serial PRIMARY KEY, name text);
        CREATE TABLE b (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name text);
        CREATE TABLE e (a_id serial REFERENCES a (id), n serial, PRIMARY KEY (a_id, n));
        CREATE TABLE c (id uuid PRIMARY KEY, name text);
        """;

    @ParameterizedTest
    @ValueSource(
        strings = {
          "INSERT INTO a (id, name) VALUES (1, 'x');",
          "INSERT INTO b (id, name) SELECT 1, 'x';",
          "INSERT INTO b (id) VALUES (1); SELECT setval('a_id_seq', 1);",
          "SELECT setval('a_id_seq', 1); INSERT INTO a (id) VALUES (7);",
          "CREATE TABLE d (id serial PRIMARY KEY, name text); INSERT INTO d (id) VALUES (1);",
        })
    void that_the_sequence_does_not_know_are_found(String text) {
      assertThat(ScriptUnderLint.of(text).on(TABLES).found("SW706")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "INSERT INTO a (name) VALUES ('x');",
          "INSERT INTO e (a_id, n) VALUES (1, 2);",
          "INSERT INTO a (id, name) VALUES (DEFAULT, 'x');",
          "INSERT INTO a (id, name) VALUES (nextval('a_id_seq'), 'x');",
          "INSERT INTO a (id) VALUES (1); SELECT setval('a_id_seq', 2);",
          "INSERT INTO a (id) VALUES (1); ALTER SEQUENCE a_id_seq RESTART WITH 2;",
          "INSERT INTO b (id) VALUES (1); ALTER TABLE b ALTER COLUMN id RESTART WITH 2;",
          "INSERT INTO c (id) VALUES ('00000000-0000-0000-0000-000000000001');",
        })
    void that_it_knows_are_not(String text) {
      assertThat(ScriptUnderLint.of(text).on(TABLES).found("SW706")).isEmpty();
    }
  }

  @Test
  void columns_are_assigned_once() {
    assertThat(
            script("UPDATE orders SET note = '', total = 1, note = 'a' WHERE id = 1;")
                .found("SW704"))
        .hasSize(1);
    assertThat(script("UPDATE orders SET note = '', total = 1 WHERE id = 1;").found("SW704"))
        .isEmpty();
  }

  @Test
  void a_table_of_which_nothing_is_known_gets_no_files() {
    var script =
        ScriptUnderLint.of("UPDATE orders SET note = '';")
            .on(SchemaState.unknown())
            .sent(Sending.STATEMENT_BY_STATEMENT);

    assertThat(script.findings("SW701").getFirst().followUps()).isEmpty();
  }
}
