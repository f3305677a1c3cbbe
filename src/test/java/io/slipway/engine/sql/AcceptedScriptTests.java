package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.sql.StatementNature.CopyFromStdin;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;

/// A script of everything that is hard to split does on the server what it says.
class AcceptedScriptTests {

  private static final String SCRIPT =
      """
      CREATE TABLE begin (a int, "b;$$" text); CREATE TABLE log (a int);
      CREATE RULE r AS ON INSERT TO begin DO ALSO (INSERT INTO log VALUES (1); INSERT INTO log
        VALUES (2););
      CREATE FUNCTION begin() RETURNS int LANGUAGE sql RETURN 1;
      CREATE OR REPLACE FUNCTION ends(x int) RETURNS TABLE ("end" int) LANGUAGE sql BEGIN ATOMIC
        SELECT 1 AS end;
        SELECT CASE WHEN x > 1 THEN CASE x WHEN 2 THEN 20 ELSE 30 END ELSE 10 END END;
      END;
      CREATE PROCEDURE fill() BEGIN /* now */ ATOMIC
        INSERT INTO begin VALUES (begin(), 'by; procedure'); DELETE FROM log WHERE a = 2; END;
      CREATE PROCEDURE nothing() BEGIN ATOMIC END;
      CALL fill();;
      COPY begin FROM STDIN; -- two rows
      2\tit's; $$
      3\t/* "
      \\.
      COPY begin (a, "b;$$") FROM STDIN WITH (FORMAT csv, DELIMITER ';');
      4;"x;
      y"
      \\.
      DO $do$ BEGIN EXECUTE $$INSERT INTO begin VALUES (5, 'do;')$$; END $do$;
      SET standard_conforming_strings = off;
      INSERT INTO begin VALUES (6, 'a\\';b');
      SET standard_conforming_strings = on;
      INSERT INTO begin VALUES (7, 'a\\'), (8, e'\\';') -- the end""";

  @Test
  void statementByStatement() throws SQLException, IOException {
    try (var database = TestDatabase.create()) {
      try (var connection = database.connect()) {
        run(Script.of(SCRIPT), connection);
      }
      assertThat(database.query("SELECT a, \"b;$$\" FROM begin ORDER BY a"))
          .containsExactly(
              "1|by; procedure",
              "2|it's; $$",
              "3|/* \"",
              "4|x;\ny",
              "5|do;",
              "6|a';b",
              "7|a\\",
              "8|';");
      assertThat(database.query("SELECT ends(1), ends(2), ends(3)")).containsExactly("10|20|30");
      assertThat(database.query("SELECT a, count(*) FROM log GROUP BY a ORDER BY a"))
          .containsExactly("1|5", "2|4");
    }
  }

  private static void run(Script script, Connection connection) throws SQLException, IOException {
    for (var statement : script.statements()) {
      if (statement.nature() instanceof CopyFromStdin(var data)) {
        var copies = connection.unwrap(PgConnection.class).getCopyAPI();
        copies.copyIn(script.text(statement), script.data(data));
      } else {
        VerbatimQuery.firstRow(connection, script.text(statement));
      }
    }
  }
}
