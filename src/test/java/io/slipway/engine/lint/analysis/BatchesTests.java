package io.slipway.engine.lint.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Rows are changed in batches by the files that fill a new column.
class BatchesTests {

  // The names of the block's own variables must not be taken for columns, nor the other way round.
  private static final String KEYED =
      """
      CREATE TABLE jobs ("Id" uuid PRIMARY KEY DEFAULT gen_random_uuid(), last int, done int, key int);
      INSERT INTO jobs (last, done, key) SELECT g, g, g FROM generate_series(1, 12000) g;
      """;
  private static final String UNKEYED =
      """
      CREATE TABLE jobs (last int, done int, key int);
      INSERT INTO jobs (last, done, key) SELECT g, g, g FROM generate_series(1, 12000) g;
      """;
  private static final String TOKEN =
      "ALTER TABLE jobs ADD COLUMN token uuid DEFAULT gen_random_uuid()";

  // A commit is a transaction: rows of one batch have one xmin.
  private static final String BATCHES =
      "SELECT count(*) FROM jobs WHERE token IS NOT NULL GROUP BY xmin::text ORDER BY 1";

  @Test
  void by_key_each_row_once() throws SQLException {
    try (var database = database(KEYED)) {
      var files = LivePhases.of(database, "SW301", TOKEN);
      files.run(1);
      files.run(2);

      assertThat(database.query(BATCHES)).containsExactly("2000", "5000", "5000");
      assertThat(database.query("SELECT count(DISTINCT token) FROM jobs")).containsExactly("12000");
    }
  }

  @Test
  void by_place_where_there_is_no_key() throws SQLException {
    try (var database = database(UNKEYED)) {
      var files = LivePhases.of(database, "SW301", TOKEN);
      files.run(1);
      files.run(2);

      assertThat(database.query(BATCHES)).containsExactly("2000", "5000", "5000");
    }
  }

  @Test
  void interrupted_and_run_again() throws SQLException {
    for (var table : new String[] {KEYED, UNKEYED}) {
      try (var database = database(table)) {
        var files = LivePhases.of(database, "SW301", TOKEN);
        files.run(1);
        database.execute(
            """
            CREATE SEQUENCE seen;
            CREATE FUNCTION interrupt() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF nextval('seen') = 7000 THEN RAISE 'interrupted'; END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER interrupt BEFORE UPDATE ON jobs
              FOR EACH ROW EXECUTE FUNCTION interrupt();
            """);

        assertThatThrownBy(() -> files.run(2)).hasMessageContaining("interrupted");
        assertThat(database.query(BATCHES)).containsExactly("5000");
        var kept = database.query("SELECT token FROM jobs WHERE token IS NOT NULL ORDER BY 1");
        files.run(2);

        assertThat(database.query(BATCHES)).containsExactly("2000", "5000", "5000");
        assertThat(database.query("SELECT token FROM jobs")).containsAll(kept);
      }
    }
  }

  @Test
  void an_empty_table_is_no_trouble() throws SQLException {
    try (var database = database(KEYED)) {
      database.execute("DELETE FROM jobs");
      var files = LivePhases.of(database, "SW301", TOKEN);
      files.run(1);
      files.run(2);
      database.execute("INSERT INTO jobs (key) VALUES (1)");
      files.run(2);

      assertThat(database.query("SELECT token IS NULL FROM jobs")).containsExactly("f");
    }
  }

  private static TestDatabase database(String table) {
    var database = TestDatabase.create();
    database.execute(table);
    return database;
  }
}
