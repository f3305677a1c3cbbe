package io.slipway.engine.lint.rule.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.analysis.ScriptUnderLint;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements behind a strong lock of their own transaction.
class LaterStatementsTests {

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

  private static final String[] RULES = {"SW405", "SW406", "SW407", "SW702", "SW701"};

  @Test
  void that_scan_are_work_under_a_lock() {
    var script = script("ALTER TABLE orders ADD COLUMN a text;\nCREATE INDEX ON items (name);");

    assertThat(script.found(RULES)).containsExactly("SW405:2");
    assertThat(script.findings("SW405").getFirst().message())
        .isEqualTo(
            "Since line 1 the transaction holds a lock of mode ACCESS EXCLUSIVE on public.orders:"
                + " until it ends, nobody can read or write public.orders. Meanwhile this"
                + " statement reads and sorts all of public.items (its size is not known here).");
  }

  @Test
  void that_change_rows_of_the_same_table_are_a_backfill() {
    var script = script("ALTER TABLE orders ADD COLUMN a text;\nUPDATE orders SET a = note;");

    assertThat(script.found(RULES)).containsExactly("SW702:2");
  }

  @Test
  void that_change_rows_of_another_table_are_mixed() {
    var script = script("ALTER TABLE orders ADD COLUMN a text;\nDELETE FROM items;");

    assertThat(script.found(RULES)).containsExactly("SW407:2");
  }

  @Test
  void that_lock_another_table_are_told_once() {
    var script =
        script(
            """
            ALTER TABLE orders ADD COLUMN a text;
            ALTER TABLE items ADD COLUMN a text;
            ALTER TABLE customers ADD COLUMN a text;
            """);

    assertThat(script.found(RULES)).containsExactly("SW406:2");
    assertThat(script.findings("SW406"))
        .extracting(it -> it.severity())
        .containsExactly(Severity.WARNING);
    assertThat(script.by(Runner.OTHER).findings("SW406"))
        .extracting(it -> it.severity())
        .containsExactly(Severity.ERROR);
  }

  @Test
  void in_a_block_are_told_as_those_of_a_script() {
    var script =
        script(
            """
            DO $$ BEGIN
              ALTER TABLE orders ADD COLUMN a text;
              UPDATE orders SET a = note;
            END $$;
            """);

    assertThat(script.sent(Sending.STATEMENT_BY_STATEMENT).found(RULES)).containsExactly("SW702:3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE orders ADD COLUMN a text; ALTER TABLE orders ALTER COLUMN note SET NOT NULL;",
        "ALTER TABLE orders ADD COLUMN a text; UPDATE orders SET a = '' WHERE id = 1;",
        "ALTER TABLE orders ADD COLUMN a text; INSERT INTO items (id) VALUES (1), (2);",
        "ALTER TABLE orders ADD COLUMN a text; COMMIT; UPDATE items SET name = '' WHERE id = 1;",
        "ALTER TABLE orders ADD COLUMN a text; CREATE TABLE x (id int); ALTER TABLE x ADD y int;",
        "ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey;",
        "DROP TABLE orders; ALTER TABLE customers ADD COLUMN a text;",
        "ALTER TABLE events ADD COLUMN a text; ALTER TABLE events_1 ALTER COLUMN a SET DEFAULT '';",
        "ALTER TABLE orders RENAME TO bills; ALTER TABLE bills ADD COLUMN a text;",
        "DROP VIEW names; ALTER TABLE customers ADD COLUMN a text;"
            + " CREATE VIEW names AS SELECT name FROM customers;",
        "ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID;"
            + " ALTER TABLE orders VALIDATE CONSTRAINT c;",
        "UPDATE items SET name = '' WHERE id = 1; ALTER TABLE orders ADD COLUMN a text;",
      })
  void that_add_nothing_are_fine(String text) {
    assertThat(script(text).found(RULES)).isEmpty();
  }

  @Test
  void on_small_tables_are_fine() {
    var script =
        script(
            "ALTER TABLE orders ADD COLUMN a text; CREATE INDEX ON items (name); DELETE FROM items;");

    assertThat(script.withRows("items", 500).found(RULES)).isEmpty();
    assertThat(script.withRows("items", 5_000_000).found(RULES))
        .containsExactly("SW405:1", "SW702:1");
  }

  @Test
  void in_transactions_of_their_own_are_fine() {
    var script = script("ALTER TABLE orders ADD COLUMN a text; CREATE INDEX ON items (name);");

    assertThat(script.sent(Sending.STATEMENT_BY_STATEMENT).found(RULES)).isEmpty();
  }

  @Test
  void behind_rows_whose_checks_wait_may_be_refused() {
    var script =
        ScriptUnderLint.of(
                """
                INSERT INTO orders (id, customer_id) VALUES (1, 1);
                ALTER TABLE orders ADD COLUMN a text;
                """)
            .on(
                """
                CREATE TABLE customers (id bigint PRIMARY KEY);
                CREATE TABLE orders (id bigint PRIMARY KEY,
                  customer_id bigint REFERENCES customers (id) DEFERRABLE INITIALLY DEFERRED);
                """);

    assertThat(script.found("SW407")).containsExactly("SW407:2");
  }

  @Test
  void that_change_rows_again_are_told_once() {
    var script =
        script(
            """
            ALTER TABLE orders ADD COLUMN a text;
            UPDATE orders SET a = 'x' WHERE id = 1;
            UPDATE orders SET a = 'y' WHERE note = 'y';
            UPDATE orders SET a = 'z' WHERE note = 'z';
            DELETE FROM items;
            DELETE FROM items WHERE name = 'a';
            """);

    assertThat(script.found(RULES)).containsExactly("SW407:5", "SW702:3");
    assertThat(script.findings("SW702").getFirst().severity()).isEqualTo(Severity.WARNING);
    assertThat(script.findings("SW407").getFirst().severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void that_add_keys_of_new_tables_look_up_nothing() {
    var script =
        script(
            """
            CREATE TABLE fresh (id bigint, item_id bigint);
            ALTER TABLE orders ADD COLUMN a text;
            ALTER TABLE fresh ADD FOREIGN KEY (item_id) REFERENCES items (id);
            """);

    assertThat(script.found(RULES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM items;",
        "CREATE TABLE copied AS SELECT * FROM items;",
        "INSERT INTO names_of SELECT name FROM items;",
      })
  void that_read_all_of_a_table_are_work(String text) {
    var script =
        script("CREATE TABLE names_of (n text); ALTER TABLE orders ADD COLUMN a text;\n" + text);

    assertThat(script.found(RULES)).containsExactly("SW405:2");
    assertThat(script.withRows("items", 500).found(RULES)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT setval('s', (SELECT max(id) FROM items));",
        "SELECT name FROM items WHERE id = 1;",
        "SELECT name FROM items LIMIT 1;",
        "SELECT current_setting('search_path');",
        "CREATE TABLE copied AS SELECT * FROM items WITH NO DATA;",
      })
  void that_read_little_are_fine(String text) {
    assertThat(script("ALTER TABLE orders ADD COLUMN a text;\n" + text).found(RULES)).isEmpty();
  }
}
