package io.slipway.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.sql.Script;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionsTests {

  private static final String PATH = "V1__a.sql";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final RuleEntry INDEX = RuleCatalogue.require("SW101");
  private static final RuleEntry DROP = RuleCatalogue.require("SW102");

  /// As if the rule found something in each of the statements named.
  private static Suppressions.Outcome outcome(String sql, RuleEntry rule, int... statements) {
    var script = new LintedScript(PATH, Script.of(sql));
    var lines = script.script().lines();
    var all = script.script().statements();
    var findings =
        Arrays.stream(statements)
            .mapToObj(
                number -> number == 0 ? Place.of(PATH) : Place.of(PATH, lines, all.get(number - 1)))
            .map(place -> Finding.of(rule, place, "found"))
            .toList();
    return Suppressions.of(List.of(script), TODAY).apply(findings, _ -> true);
  }

  private static List<Integer> suppressed(String sql, int... statements) {
    return outcome(sql, INDEX, statements).suppressed().stream()
        .map(one -> one.finding().place().statement())
        .toList();
  }

  private static List<String> faults(String sql) {
    return outcome(sql, INDEX, 1).findings().stream()
        .filter(finding -> finding.rule().id().equals("SW003"))
        .map(Finding::message)
        .toList();
  }

  private static String allow(String rest) {
    return "-- slipway:allow SW101 " + rest + "\nSELECT 1;";
  }

  @Nested
  class ACommentIsFor {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT 1;\n%s\nSELECT 2;\nSELECT 3;",
          "SELECT 1;\n\n%s\n\n-- another\n/* and\none */\n\nSELECT 2;\nSELECT 3;",
          "SELECT 1;\nSELECT 2; %s\nSELECT 3;",
          "SELECT 1;\nSELECT 2 %s\n;\nSELECT 3;",
          "SELECT 1;\nSELECT\n2; /* so */ %s\nSELECT 3;",
          "SELECT 1;\nSELECT %s\n2;\nSELECT 3;",
          "SELECT 1;\nDO $$ BEGIN\n NULL;\nEND $$; %s\nSELECT 3;",
          "SELECT 1;\r\n%s\r\nSELECT 2;\r\nSELECT 3;",
          "\uFEFFSELECT '😀';\n%s\nSELECT 2;\nSELECT 3;"
        })
    void one_statement(String sql) {
      var line = sql.formatted("-- slipway:allow SW101 reason=\"because\"");
      assertThat(suppressed(line, 1, 2, 3)).containsExactly(2);
      var block = sql.formatted("/* slipway:allow SW101\n reason=\"because\" */");
      assertThat(suppressed(block, 1, 2, 3)).containsExactly(2);
    }

    @Test
    void a_copy_and_not_its_data() {
      var sql =
          "COPY t FROM STDIN; -- slipway:allow SW101 reason=\"a\"\n-- slipway:allow SW101\n\\.\n"
              + "SELECT 2;";
      assertThat(suppressed(sql, 1, 2)).containsExactly(1);
      assertThat(faults(sql)).isEmpty();
    }

    @Test
    void the_statement_that_ends_on_its_line_rather_than_the_one_that_begins_there() {
      assertThat(suppressed("SELECT 1; /* slipway:allow SW101 reason=\"a\" */ SELECT 2;", 1, 2))
          .containsExactly(1);
    }

    @Test
    void the_statement_that_begins_on_its_line_when_nothing_stands_before_it() {
      assertThat(suppressed("SELECT 1;\n/* slipway:allow SW101 reason=\"a\" */ SELECT 2;", 1, 2))
          .containsExactly(2);
    }

    @Test
    void the_file_in_front_of_its_first_statement() {
      var sql = "-- why\n-- slipway:allow-file SW101 reason=\"a\"\n\nSELECT 1;\nSELECT 2;";
      assertThat(suppressed(sql, 0, 1, 2)).containsExactly(0, 1, 2);
    }

    @Test
    void its_own_file_alone() {
      var scripts =
          List.of(
              new LintedScript("a.sql", Script.of("-- slipway:allow-file SW101 reason=\"a\"")),
              new LintedScript("b.sql", Script.of("SELECT 1")));
      var finding = Finding.of(INDEX, Place.of("b.sql"), "found");
      assertThat(Suppressions.of(scripts, TODAY).apply(List.of(finding), _ -> true).findings())
          .contains(finding);
    }

    @Test
    void its_own_rules_alone() {
      assertThat(outcome(allow("reason=\"a\""), DROP, 1).findings())
          .extracting(finding -> finding.rule().id())
          .containsExactlyInAnyOrder("SW102", "SW003");
    }
  }

  @Nested
  class ItMayBeWritten {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "-- slipway:allow SW101 reason=\"a b\"",
          "--slipway:allow SW101 reason=\"a b\"",
          "--   Slipway : Allow sw101 reason=\"a b\"",
          "-- slipway:allow index-create-blocking reason='a b'",
          "-- slipway:allow reason=\"a b\" SW101",
          "-- slipway:allow SW101, reason=\"a b\", until=2026-11-22",
          "-- slipway:allow SW101,SW101 until='2026-11-23' reason=\" a   b \"",
          "/*slipway:allow SW101 reason=\"a\n   b\"*/",
          "/*\n   slipway:allow\n   SW101\n   reason=\"a b\"\n*/"
        })
    void in_several_ways(String comment) {
      var outcome = outcome(comment + "\nSELECT 1;", INDEX, 1);
      assertThat(outcome.findings()).isEmpty();
      assertThat(outcome.suppressed()).extracting(SuppressedFinding::reason).containsExactly("a b");
    }

    @Test
    void for_several_rules_at_once() {
      var sql = "-- slipway:allow SW101 index-drop-blocking,SW103 reason=\"a\"\nSELECT 1;";
      for (var id : List.of("SW101", "SW102", "SW103")) {
        var outcome = outcome(sql, RuleCatalogue.require(id), 1);
        assertThat(outcome.suppressed()).hasSize(1);
        assertThat(outcome.findings()).hasSize(2); // the other two are not needed
      }
    }

    @Test
    void with_the_last_day_on_which_it_holds() {
      assertThat(outcome(allow("reason=\"a\" until=2026-11-22"), INDEX, 1).suppressed())
          .extracting(SuppressedFinding::until)
          .containsExactly(Optional.of(TODAY));
    }
  }

  @Nested
  class ItSuppressesNothingAndIsFound {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "`` | it has no reason",
          "reason=\"\" | it has no reason",
          "reason=\"  \" | it has no reason",
          "reason=\"a\" until=2026-11-21 | its last day was 2026-11-21",
          "reason=\"a\" until=tomorrow | until is no date such as 2027-01-31: tomorrow",
          "reason=\"a\" until=2026-02-30 | until is no date such as 2027-01-31: 2026-02-30",
          "reason=\"a\" reason=\"b\" | reason is given twice",
          "reason=\"a\" untill=2027-01-01 | it has a reason and an until, and no untill",
          "reason=\"a | it cannot be read from here on: reason=\"a",
          "reason=a b\" | it cannot be read from here on: b\"",
          "(reason=\"a\") | it cannot be read from here on: (reason=\"a\")"
        })
    void when_it_is_not_as_it_should_be(String rest, String fault) {
      var sql = allow(rest);
      assertThat(suppressed(sql, 1)).isEmpty();
      assertThat(faults(sql))
          .containsExactly("This suppression suppresses nothing: " + fault + ".");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "slipway:allow | it names no rule",
          "slipway:allow reason=\"a\" | it names no rule",
          "slipway:allow-all SW101 reason=\"a\" |"
              + " it begins with neither slipway:allow nor slipway:allow-file"
        })
    void when_it_does_not_say_what_is_allowed(String comment, String fault) {
      var sql = "-- " + comment + "\nSELECT 1;";
      assertThat(suppressed(sql, 1)).isEmpty();
      assertThat(faults(sql))
          .containsExactly("This suppression suppresses nothing: " + fault + ".");
    }

    @Test
    void when_nothing_follows_it() {
      var sql = "SELECT 1;\n-- slipway:allow SW101 reason=\"a\"\n";
      assertThat(suppressed(sql, 1)).isEmpty();
      assertThat(faults(sql))
          .containsExactly(
              "This suppression suppresses nothing: no statement follows that it could be for.");
    }

    @Test
    void when_it_is_for_the_file_and_not_at_its_head() {
      var sql = "SELECT 1;\n-- slipway:allow-file SW101 reason=\"a\"\nSELECT 2;";
      assertThat(suppressed(sql, 1, 2)).isEmpty();
      assertThat(faults(sql))
          .containsExactly(
              "This suppression suppresses nothing: slipway:allow-file must stand in front of the"
                  + " first statement.");
    }

    @Test
    void with_all_that_is_wrong_with_it() {
      assertThat(faults(allow("SW999 until=2020-01-01"))).hasSize(3);
    }
  }

  @Nested
  class ItIsFoundAlthoughItWorks {

    @Test
    void when_one_of_its_rules_does_not_exist() {
      var sql = allow("SW999 reason=\"a\"");
      assertThat(suppressed(sql, 1)).containsExactly(1);
      assertThat(faults(sql))
          .containsExactly("This suppression names SW999, and there is no such rule.");
    }

    @Test
    void when_it_tries_to_allow_faulty_suppressions() {
      var sql = allow("SW003 reason=\"a\"");
      assertThat(suppressed(sql, 1)).containsExactly(1);
      assertThat(faults(sql)).containsExactly("What SW003 finds cannot be suppressed.");
    }
  }

  @Nested
  class ItIsNotNeeded {

    @Test
    void when_its_rule_finds_nothing_in_the_statement() {
      var sql = "SELECT 1;\n-- slipway:allow SW101 reason=\"a\"\nSELECT 2;";
      var outcome = outcome(sql, INDEX, 1);
      assertThat(outcome.findings())
          .last()
          .satisfies(
              finding -> {
                assertThat(finding.message())
                    .isEqualTo(
                        "This suppression of SW101 (index-create-blocking) is not needed: the rule"
                            + " finds nothing in statement 2.");
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.place().from()).hasToString("line 2, column 1");
                assertThat(finding.place().statement()).isEqualTo(2);
              });
    }

    @Test
    void when_its_rule_finds_nothing_in_the_file() {
      assertThat(outcome("-- slipway:allow-file SW101 reason=\"a\"", INDEX).findings())
          .extracting(Finding::message)
          .containsExactly(
              "This suppression of SW101 (index-create-blocking) is not needed: the rule finds"
                  + " nothing in this file.");
    }

    @Test
    void but_who_knows_when_the_rule_was_not_applied() {
      var script = new LintedScript(PATH, Script.of(allow("SW102 reason=\"a\"")));
      Predicate<RuleEntry> applied = DROP::equals;
      assertThat(Suppressions.of(List.of(script), TODAY).apply(List.of(), applied).findings())
          .extracting(Finding::message)
          .singleElement()
          .asString()
          .contains("SW102");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT '-- slipway:allow SW101 reason=\"a\"'",
        "SELECT $$\n-- slipway:allow SW101 reason=\"a\"\n$$",
        "COPY t FROM STDIN;\n-- slipway:allow SW101 reason=\"a\"\n\\.\n",
        "-- see slipway:allow SW101 reason=\"a\"\nSELECT 1",
        "-- -- slipway:allow SW101 reason=\"a\"\nSELECT 1",
        "-- slipway:allowed SW101 reason=\"a\"\nSELECT 1"
      })
  void what_is_no_such_comment_suppresses_nothing(String sql) {
    var outcome = outcome(sql, INDEX, 1);
    assertThat(outcome.suppressed()).isEmpty();
    assertThat(outcome.findings()).hasSize(1);
  }

  @Test
  void a_reason_is_no_page() {
    var outcome = outcome(allow("reason=\"" + "😀".repeat(600) + "\""), INDEX, 1);
    assertThat(outcome.suppressed())
        .extracting(SuppressedFinding::reason)
        .containsExactly("😀".repeat(500) + "…");
  }

  @Test
  void the_reason_nearest_to_the_statement_is_told() {
    var sql =
        "-- slipway:allow-file SW101 reason=\"far\"\n"
            + "-- slipway:allow SW101 reason=\"near\"\nSELECT 1;";
    var outcome = outcome(sql, INDEX, 1);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.suppressed()).extracting(SuppressedFinding::reason).containsExactly("near");
  }
}
