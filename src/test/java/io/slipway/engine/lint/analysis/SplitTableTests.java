package io.slipway.engine.lint.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Columns move into a table of their own in phases, while an application writes.
class SplitTableTests {

  private static final String OLD_ADDRESSES =
      """
      INSERT INTO orders VALUES ($, 'old', 2);
      UPDATE orders SET zip = 7 WHERE id = 3;
      UPDATE orders SET zip = zip + 1, street = NULL WHERE id = 4;
      DELETE FROM orders WHERE id = $ - 100000 + 20;
      """;
  private static final String NEW_ADDRESSES =
      """
      INSERT INTO orders (id) VALUES ($);
      INSERT INTO addresses VALUES ($, 'new', 3);
      UPDATE addresses SET postcode = postcode + 1 WHERE order_id BETWEEN 30 AND 40;
      DELETE FROM orders WHERE id = $ - 100000 + 50;
      """;
  private static final String UNLIKE =
      """
      SELECT * FROM orders o FULL JOIN addresses a ON a.order_id = o.id
       WHERE (o.street, o.zip) IS DISTINCT FROM (a.street, a.postcode)
      """;

  private int number = 100_000;

  @Test
  void columns_that_move_to_another_table_are_in_step_in_both() throws SQLException {
    try (var database = TestDatabase.create()) {
      database.execute(
          """
          CREATE TABLE orders (id integer PRIMARY KEY, street text NOT NULL, zip integer);
          INSERT INTO orders SELECT g, 's' || g, g FROM generate_series(1, 12000) g;
          """);
      var copy =
          """
          CREATE TABLE addresses (
            order_id integer PRIMARY KEY REFERENCES orders ON DELETE CASCADE,
            street text, postcode integer);
          INSERT INTO addresses (order_id, street, postcode) SELECT o.id, street, zip FROM orders o;
          """;
      var files =
          LivePhases.of(
              database, "SW508", copy + "ALTER TABLE orders DROP COLUMN street, DROP COLUMN zip");
      database.execute(copy);
      write(
          database,
          "INSERT INTO orders VALUES ($, 'between', 1); DELETE FROM orders WHERE id = 1;");
      write(database, "UPDATE orders SET zip = 0 WHERE id = 2");
      files.run(1);
      for (var next : List.of(2, 3)) {
        write(database, OLD_ADDRESSES);
        write(database, NEW_ADDRESSES);
        files.run(next);
        if (next == 2) {
          assertThat(database.query(UNLIKE)).isEmpty();
        }
      }
      write(database, NEW_ADDRESSES);

      assertThat(
              database.query("SELECT postcode FROM addresses WHERE order_id IN (2, 3) ORDER BY 1"))
          .containsExactly("0", "7");
      assertThat(database.query("SELECT count(*) FROM addresses WHERE street = 'between'"))
          .containsExactly("1");
      assertThat(columns(database)).containsExactly("id");
    }
  }

  private static List<String> columns(TestDatabase database) {
    return database.query(
        "SELECT column_name FROM information_schema.columns WHERE table_name = 'orders'");
  }

  private void write(TestDatabase database, String statements) {
    number++;
    database.execute(statements.replace("$", Integer.toString(number)));
  }
}
