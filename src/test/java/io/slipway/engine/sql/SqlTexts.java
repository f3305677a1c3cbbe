package io.slipway.engine.sql;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.ListArbitrary;

/// Random SQL text out of everything that can hide a semicolon.
final class SqlTexts {

  /// A constant, and the text that the server must read from it.
  record Constant(String sql, String value) {}

  /// A query of constants.
  record Query(String sql, List<String> values) {}

  private static final List<String> TAGS = List.of("", "a", "a1", "é", "A", "_", "body");

  private SqlTexts() {}

  static Arbitrary<Query> queries() {
    return Combinators.combine(constants().list().ofMinSize(1).ofMaxSize(4), gaps(), selects())
        .as(SqlTexts::query);
  }

  private static Query query(List<Constant> constants, String gap, String select) {
    var columns = constants.stream().map(constant -> gap + constant.sql() + gap).toList();
    return new Query(
        select.formatted(String.join(",", columns)).strip(),
        constants.stream().map(Constant::value).toList());
  }

  // The last column shows that nothing swallowed what follows the constants.
  private static Arbitrary<String> selects() {
    return Arbitraries.of(
        "SELECT %s, 1 AS a$b$",
        "select %s, 2 AS \"it's; a \"\"$$ name\"",
        "SELECT %s, (1 - /* ( */ -1)",
        "SELECT %s, 8 */* */2",
        "WITH a AS (SELECT 1 AS \"$a$\") SELECT %s, 1 FROM a");
  }

  /// Statements that are not run: what else may hold a semicolon.
  static Arbitrary<String> others() {
    var blocks = constants().map(constant -> "DO LANGUAGE 'x' " + constant.sql());
    return Arbitraries.oneOf(blocks, listed());
  }

  private static Arbitrary<String> listed() {
    return Arbitraries.of(
        "CREATE TABLE IF NOT EXISTS begin (\"end\" int, atomic text)",
        "CREATE FUNCTION nowhere.f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2"
            + " END; END",
        "CREATE OR REPLACE PROCEDURE nowhere.f(a int) BEGIN ATOMIC ; END",
        "CREATE RULE r AS ON INSERT TO nowhere DO ALSO (DELETE FROM a; DELETE FROM b;)",
        "DO $$ BEGIN PERFORM ';'; END $$",
        "INSERT INTO nowhere VALUES (1, ';'), (2, $$;$$)",
        "SELECT $1 + a$b, x'1F', B'01', 1e5, .5, a.b, nameE'a\\'",
        "SELECT 1)");
  }

  static Arbitrary<Constant> constants() {
    return Combinators.combine(
            values(), Arbitraries.of("'", "N", "E", "e", "U&", "$", "cont"), tags())
        .as(SqlTexts::constant);
  }

  private static Constant constant(String value, String kind, String tag) {
    var doubled = value.replace("'", "''");
    var escaped = value.replace("\\", "\\\\").replace("'", "\\'");
    return new Constant(
        switch (kind) {
          case "N", "'" -> (kind.equals("N") ? "N" : "") + "'" + doubled + "'";
          case "E", "e" -> kind + "'" + escaped + "'";
          case "U&" -> "U&'" + doubled.replace("\\", "\\\\").replace("é", "\\00e9") + "'";
          case "cont" -> "E'' -- it's continued; \n  '" + escaped + "'";
          default -> inDollars(value, tag);
        },
        value);
  }

  private static String inDollars(String value, String tag) {
    var delimiter = "$" + tag + "$";
    while ((value + delimiter).indexOf(delimiter) < value.length()) {
      delimiter = "$" + "x" + delimiter.substring(1);
    }
    return delimiter + value + delimiter;
  }

  private static Arbitrary<String> tags() {
    return Arbitraries.of(TAGS);
  }

  private static Arbitrary<String> values() {
    return Arbitraries.of(
            "'", "''", "\\", ";", "$", "$$", "$a$", "\"", "--", "/*", "*/", "(", ")", "\n", " ",
            "é", "𝄞", "a", "E'", "\\.", "end", "BEGIN")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  /// What may stand between tokens; never empty.
  static Arbitrary<String> gaps() {
    return parts(
            " ", "\n", "\t", "/* ; ' */", "/* /* ; */ \" */", "-- it's; $$\n", "/*/ */", "\r\n")
        .ofMinSize(1)
        .map(parts -> String.join("", parts));
  }

  /// What may stand between statements; holds a semicolon.
  static Arbitrary<String> separators() {
    return Combinators.combine(
            gaps(), parts(";", ";;", "; ;", ";/* ; */", ";\n--;\n").ofMinSize(1), gaps())
        .as((before, semicolons, after) -> before + String.join("", semicolons) + after);
  }

  private static ListArbitrary<String> parts(String... parts) {
    return Arbitraries.of(parts).list().ofMaxSize(3);
  }
}
