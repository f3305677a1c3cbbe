package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.sql.StatementNature.CopyFromStdin;
import io.slipway.engine.sql.StatementNature.MetaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplittingTests {

  private static List<String> split(String text) {
    var script = Script.of(text);
    return script.statements().stream().map(script::text).toList();
  }

  @Test
  void statementsEndAtSemicolonsAndLoseBlanksAndCommentsAroundThem() {
    assertThat(split(" -- one\nSELECT 1 /* in */ + 1 /* behind */ ;\n/* two */ SELECT 2 -- end"))
        .containsExactly("SELECT 1 /* in */ + 1", "SELECT 2");
  }

  @Test
  void aStatementKnowsItsNumberLineAndBytes() {
    var statements = Script.of("\uFEFF\r\n-- é\rSELECT 'é';\n\nSELECT 2").statements();
    assertThat(statements)
        .containsExactly(
            new Statement(1, new ByteRange(11, 22), 3, StatementNature.TRANSACTIONAL),
            new Statement(2, new ByteRange(25, 33), 5, StatementNature.TRANSACTIONAL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", ";", ";;\n;", "-- nothing", "/* ; */ ;", "\uFEFF", "\u00a0"})
  void whatHoldsNoStatementHasNone(String text) {
    assertThat(split(text)).isEmpty();
  }

  @Test
  void unicodeSpaceInFrontOfAStatementIsNothingAndInsideOfItStays() {
    assertThat(split("SELECT 1;\u00a0\n\u3000SELECT 2 AS a\u00a0b;\uFEFF"))
        .containsExactly("SELECT 1", "SELECT 2 AS a\u00a0b");
  }

  @Nested
  class InQuotes {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT ';', ''';', ''",
          "SELECT 'a\\', ';'",
          "SELECT E'\\';', e'\\\\', E'''\\'', ';'",
          "SELECT E'a'\n';\\';'",
          "SELECT E'a' -- why\n -- not\n ';\\';'",
          "SELECT E'a' /* no continuation \n */, '\\', ';'",
          "SELECT U&'\\0041;', U&\";\", B'1' , X'1F', N';'",
          "SELECT 1 AS \"a;\"\"b\", \"it's\"",
          "SELECT 1 AS \"default$default\", 2 AS \"$$\"",
          "SELECT $$;'$$, $a$ ; $$ $b$ $a$, $é_1$;$é_1$",
          "SELECT $a$ $b$a$ || $A$;$a$ $a $ $A$",
          "SELECT a$b$c, b$$c$$",
          "SELECT $1, $2",
          "SELECT 1 /* ; /* ; */ ; */, 2 -- ;\n, 3",
          "SELECT 1 /*/ ; */ + 2 */* ; **/ 3",
          "SELECT 1 -- it's\r, ';'",
          "SELECT 3-1, 4/2, '-' '-', 'a--;'",
          "SELECT nameE'\\', ';'",
        })
    void aSemicolonIsNoEnd(String statement) {
      assertThat(split(statement + ";SELECT 2;")).containsExactly(statement, "SELECT 2");
    }

    @Test
    void aDollarBehindAnIdentifierOpensNothing() {
      assertThat(split("SELECT a$b$c; SELECT d$b$e"))
          .containsExactly("SELECT a$b$c", "SELECT d$b$e");
    }

    @Test
    void aParameterOpensNothing() {
      assertThat(split("SELECT $1; SELECT $1")).containsExactly("SELECT $1", "SELECT $1");
    }

    @Test
    void backslashesEscapeInPlainStringsAfterTheScriptTurnsThemOn() {
      assertThat(
              split(
                  """
                  SELECT '\\';
                  SET standard_conforming_strings = off;
                  SELECT 'a\\';b';
                  SET SESSION standard_conforming_strings TO 'ON';
                  SELECT '\\';
                  set local /* */ Standard_Conforming_Strings TO false;
                  SELECT '\\';', N'\\';';
                  RESET standard_conforming_strings;
                  SELECT '\\'"""))
          .hasSize(9);
    }
  }

  @Nested
  class InBodies {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; DELETE FROM b;)",
          "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
          "CREATE OR REPLACE PROCEDURE f() BEGIN /* */ ATOMIC END",
          "create function f(a int) returns int begin atomic select case a when 1 then 2 end; end",
          "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; SELECT (2) \"end\"; END",
          "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 END; SELECT begin FROM t; END",
          "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN (SELECT true) THEN CASE"
              + " WHEN true THEN 1 END END; END",
          "CREATE FUNCTION begin() RETURNS int LANGUAGE sql RETURN 1",
          "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1; SELECT 2'",
          "CREATE TABLE begin (atomic int)",
        })
    void aSemicolonIsNoEnd(String statement) {
      assertThat(split(statement + ";SELECT 2;")).containsExactly(statement, "SELECT 2");
    }

    @Test
    void aTransactionIsNoBody() {
      assertThat(split("BEGIN; SELECT 1; END; CREATE VIEW v AS SELECT 1; BEGIN; END"))
          .containsExactly("BEGIN", "SELECT 1", "END", "CREATE VIEW v AS SELECT 1", "BEGIN", "END");
    }

    @Test
    void aParenthesisTooManyIsLeftToPostgres() {
      assertThat(split("SELECT 1); SELECT (2)")).containsExactly("SELECT 1)", "SELECT (2)");
    }
  }

  @Nested
  class CopyFromStandardInput {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "COPY t FROM STDIN",
          "copy s.t from stdin",
          "COPY t (a, \"b;from stdin\") FROM /* here */ STDIN WITH (FORMAT csv, DELIMITER ';')",
          "COPY \"to\" FROM STDIN CSV HEADER",
          "COPY t FROM STDIN WHERE a > 1",
          "COPY t FROM STDOUT",
        })
    void takesLinesUpToTheEndMark(String copy) {
      var text = copy + "; -- data\n1\t'\n;\"$$/*\n\\.x\n\\.\nSELECT 2;";
      assertThat(split(text)).containsExactly(copy, "SELECT 2");
      assertThat(data(text)).isEqualTo("1\t'\n;\"$$/*\n\\.x\n");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "COPY t TO STDOUT",
          "COPY t FROM '/tmp/stdin'",
          "COPY t FROM PROGRAM 'stdin'",
          "COPY (SELECT 1 FROM stdin) TO STDOUT",
          "SELECT 'COPY t FROM STDIN'",
        })
    void isNothingElse(String statement) {
      assertThat(split(statement + ";\nSELECT '\n\\.\n'"))
          .containsExactly(statement, "SELECT '\n\\.\n'");
    }

    @Test
    void mayEndItsLinesAsWindowsDoes() {
      var text = "COPY t FROM STDIN;\r\n1\r\n\\.\r\nSELECT 2;\r\n";
      assertThat(split(text)).containsExactly("COPY t FROM STDIN", "SELECT 2");
      assertThat(data(text)).isEqualTo("1\r\n");
    }

    @Test
    void mayEndWithTheScript() {
      assertThat(data("COPY t FROM STDIN;\n1\n2")).isEqualTo("1\n2");
      assertThat(data("COPY t FROM STDIN;\n1\n\\.")).isEqualTo("1\n");
      assertThat(data("COPY t FROM STDIN;")).isEmpty();
      assertThat(data("COPY t FROM STDIN")).isEmpty();
    }

    private String data(String text) {
      var script = Script.of(text);
      var copy = (CopyFromStdin) script.statements().getFirst().nature();
      try (var data = script.data(copy.data())) {
        return new String(data.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void aCommandOfPsqlGoesToTheEndOfItsLine() {
    var script = Script.of("\\set a 'x; \r\nSELECT 1; \\echo;\\ir \"b.sql\"\n SELECT 2");
    assertThat(script.statements().stream().map(script::text))
        .containsExactly("\\set a 'x;", "SELECT 1", "\\echo;\\ir \"b.sql\"", "SELECT 2");
    assertThat(script.statements().stream().map(Statement::nature))
        .contains(new MetaCommand("\\set"), new MetaCommand("\\echo;"));
  }

  @Test
  void aPositionOfPostgresBecomesALineAndAColumn() {
    var script = Script.of("\uFEFF-- é\r\nSELECT 1; SELECT 'é𝄞' ,\r\n  nowhere;");
    var second = script.statements().get(1);
    assertThat(script.position(second, 1)).isEqualTo(new ScriptPosition(2, 11));
    assertThat(script.position(second, 13)).isEqualTo(new ScriptPosition(2, 23));
    assertThat(script.position(second, 18)).isEqualTo(new ScriptPosition(3, 3));
    assertThat(script.position(second, 0)).isEqualTo(new ScriptPosition(2, 11));
    assertThat(script.position(second, 999)).isEqualTo(new ScriptPosition(3, 10));
  }
}
