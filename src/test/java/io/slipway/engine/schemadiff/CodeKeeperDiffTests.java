package io.slipway.engine.schemadiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.slipway.engine.catalog.CatalogReader;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Down scripts for single changes: proved, and without harm to rows that need not be lost.
class CodeKeeperDiffTests {

  private final TestDatabase database = TestDatabase.create();
  private final SchemaDiff diff = SchemaDiff.by(Set.of(new TableName("public", "ledger")));

  @BeforeEach
  void requireWhatPgCodeKeeperReads() {
    assumeThat(database.major()).as("pgCodeKeeper reads PostgreSQL 14 and newer").isGreaterThan(13);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /// Proves the script that undoes a change, and gives the answer to a question asked after it.
  private String undone(String before, String change, String question) throws SQLException {
    database.execute(before);
    try (var connection = database.connect()) {
      var catalog = CatalogReader.read(connection);
      var first = diff.load(connection);
      database.execute(change);
      var candidate = diff.script(diff.load(connection), first);
      connection.setAutoCommit(false);
      var verdict = Verdict.of(connection, candidate, catalog, _ -> true);
      assertThat(verdict.isProved()).as(verdict.toString()).isTrue();
      return answer(connection, verdict.script(), question);
    }
  }

  private static String answer(Connection connection, List<String> script, String question)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : script) {
        statement.execute(sql);
      }
      try (var rows = statement.executeQuery(question)) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  @Test
  void takes_a_value_out_of_an_enum_and_keeps_the_rows() throws SQLException {
    var kept =
        undone(
            """
            CREATE TYPE mood AS ENUM ('sad', 'glad');
            CREATE TABLE person (id int PRIMARY KEY, mood mood NOT NULL DEFAULT 'sad', moods mood[]);
            CREATE INDEX sad_ones ON person (id) WHERE mood = 'sad';
            CREATE VIEW happy AS SELECT id, mood FROM person WHERE mood = 'glad';
            CREATE VIEW happier AS SELECT id FROM happy;
            CREATE FUNCTION is_glad(mood) RETURNS boolean LANGUAGE sql AS $$ SELECT $1 = 'glad' $$;
            INSERT INTO person VALUES (1, 'glad', '{sad,glad}');
            """,
            "ALTER TYPE mood ADD VALUE 'so-so' BEFORE 'glad'",
            "SELECT mood || ' ' || moods::text FROM person");
    assertThat(kept).isEqualTo("glad {sad,glad}");
  }

  @Test
  void turns_one_enum_into_another_through_text() throws SQLException {
    var kept =
        undone(
            """
            CREATE TYPE old_state AS ENUM ('on', 'off');
            CREATE TABLE lamp (state old_state DEFAULT 'off');
            INSERT INTO lamp VALUES ('on');
            """,
            """
            CREATE TYPE new_state AS ENUM ('on', 'off', 'broken');
            ALTER TABLE lamp ALTER state DROP DEFAULT,
              ALTER state TYPE new_state USING state::text::new_state,
              ALTER state SET DEFAULT 'off';
            DROP TYPE old_state;
            """,
            "SELECT state FROM lamp");
    assertThat(kept).isEqualTo("on");
  }

  @Test
  void fills_a_column_that_comes_back_to_a_table_with_rows() throws SQLException {
    var filled =
        undone(
            "CREATE TABLE t (id int, name text NOT NULL); INSERT INTO t VALUES (1, 'gone')",
            "ALTER TABLE t DROP COLUMN name",
            "SELECT '<' || name || '>' FROM t");
    assertThat(filled).isEqualTo("<>");
  }

  @Test
  void keeps_rows_where_a_column_comes_back_in_another_place() throws SQLException {
    var kept =
        undone(
            "CREATE TABLE t (a int, b int, c int); INSERT INTO t VALUES (1, 2, 3)",
            "ALTER TABLE t DROP COLUMN a",
            "SELECT b || ' ' || c FROM t");
    assertThat(kept).isEqualTo("2 3");
  }

  @Test
  void knows_publications_replica_identities_and_default_privileges() throws SQLException {
    undone(
        """
        CREATE TABLE t (id int PRIMARY KEY, name text);
        CREATE PUBLICATION news FOR TABLE t (id) WHERE (id > 0) WITH (publish = 'insert');
        COMMENT ON SCHEMA public IS 'ours';
        """,
        """
        CREATE TABLE u ();
        ALTER PUBLICATION news ADD TABLE u;
        CREATE PUBLICATION more FOR ALL TABLES;
        ALTER TABLE t REPLICA IDENTITY FULL;
        ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
        ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
        COMMENT ON SCHEMA public IS NULL;
        """,
        "SELECT 1");
  }

  @Test
  void finds_an_order_for_what_pgcodekeeper_writes_in_another() throws SQLException {
    undone(
        "CREATE TABLE t (id int)",
        "ALTER TABLE t ALTER id SET NOT NULL, ALTER id ADD GENERATED ALWAYS AS IDENTITY",
        "SELECT 1");
  }

  @Test
  void leaves_tables_out_that_it_is_told_to() throws SQLException {
    try (var connection = database.connect()) {
      var before = diff.load(connection);
      database.execute("CREATE TABLE ledger (id int PRIMARY KEY); CREATE INDEX ON ledger (id)");
      assertThat(diff.script(diff.load(connection), before)).isEqualTo(new Candidate.Nothing());
    }
  }

  @Test
  void names_what_it_cannot_write() throws SQLException {
    try (var connection = database.connect()) {
      var before = diff.load(connection);
      database.execute("CREATE CONVERSION odd FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8");
      assertThat(diff.script(diff.load(connection), before))
          .isInstanceOfSatisfying(
              Candidate.Refused.class,
              refused ->
                  assertThat(refused.reasons())
                      .singleElement()
                      .asString()
                      .contains("conversion public.odd"));
    }
  }

  @Test
  void sees_what_an_open_transaction_has_done_and_leaves_it_open() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      var before = diff.load(connection);
      connection.setAutoCommit(false);
      statement.execute("SET LOCAL search_path = public; CREATE TABLE t ()");
      assertThat(diff.script(before, diff.load(connection))).isInstanceOf(Candidate.Script.class);
      statement.execute("DROP TABLE t");
      connection.rollback();
    }
  }
}
