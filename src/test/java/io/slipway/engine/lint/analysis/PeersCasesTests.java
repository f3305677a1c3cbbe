package io.slipway.engine.lint.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.RuleCatalogue;
import io.slipway.engine.lint.RuleEntry;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.sql.Script;
import io.slipway.testing.SharedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What other linters ask of themselves: the rules that the catalogue has for theirs find what
/// theirs must find, and hardly anything of what theirs must not.
class PeersCasesTests {

  private static final Logger LOG = LoggerFactory.getLogger(PeersCasesTests.class);

  private static final double LEAST_FOUND = 0.95;
  private static final double MOST_FALSE = 0.02;

  // These are about comments that the other linter takes for its own suppressions.
  private static final Set<String> ABOUT_ITS_SUPPRESSIONS =
      Set.of(
          "test_skipping_with_regex_skips_lint",
          "test_ignore_json_rule_id",
          "test_ignore_specific_hint_triggers_other_hints");

  /// A case of another linter.
  ///
  /// @param scripts one after the other, each a release of its own
  private record Case(
      String peer, String rule, String test, boolean mustFire, List<String> scripts) {

    Set<String> rules() {
      return RuleCatalogue.entries().stream()
          .filter(
              entry ->
                  entry.peers().stream()
                      .anyMatch(it -> it.peer().equals(peer) && it.id().equals(rule)))
          .map(RuleEntry::id)
          .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
      return "%s %s %s: %s".formatted(peer, rule, test, scripts);
    }
  }

  @Test
  void the_rules_find_what_theirs_must_find_and_nothing_that_they_must_not() throws IOException {
    var cases = new ArrayList<>(eugene());
    cases.addAll(pgsafe());
    assertThat(cases)
        .as("cases without a rule")
        .allSatisfy(it -> assertThat(it.rules()).isNotEmpty());

    var silent = wrong(cases, Case::mustFire);
    var loud = wrong(cases, it -> !it.mustFire());

    log(cases, silent, loud);
    assertThat(silent).hasSizeLessThanOrEqualTo(allowed(cases, Case::mustFire, 1 - LEAST_FOUND));
    assertThat(loud).hasSizeLessThanOrEqualTo(allowed(cases, it -> !it.mustFire(), MOST_FALSE));
  }

  private static int allowed(List<Case> cases, Predicate<Case> kind, double share) {
    return (int) (cases.stream().filter(kind).count() * share);
  }

  private static void log(List<Case> cases, List<Case> silent, List<Case> loud) {
    var table = new TreeMap<String, int[]>();
    for (var one : cases) {
      var row = table.computeIfAbsent(one.peer() + " " + one.rule(), _ -> new int[4]);
      row[one.mustFire() ? 0 : 2]++;
      row[one.mustFire() ? 1 : 3] += silent.contains(one) || loud.contains(one) ? 0 : 1;
    }
    var text = new StringBuilder("%n%-48s must fire  must not%n".formatted("rule"));
    table.forEach(
        (rule, row) ->
            text.append(
                "%-48s %4d/%-4d %5d/%-4d%n".formatted(rule, row[1], row[0], row[3], row[2])));
    LOG.info("{}not found: {}\nfound in vain: {}", text, lines(silent), lines(loud));
  }

  private static String lines(List<Case> cases) {
    return cases.stream().map(it -> "\n  " + it).collect(Collectors.joining());
  }

  private static List<Case> wrong(List<Case> cases, Predicate<Case> kind) {
    return cases.stream()
        .filter(kind)
        .filter(it -> fires(it) != it.mustFire())
        .filter(it -> it.mustFire() || !isAskedForElsewhere(it, cases))
        .toList();
  }

  // Two of theirs may be one of ours: then one of them asks for what the other does not mean.
  private static boolean isAskedForElsewhere(Case silent, List<Case> cases) {
    return cases.stream()
        .filter(it -> it.mustFire() && it.scripts().equals(silent.scripts()))
        .anyMatch(it -> it.rules().equals(silent.rules()));
  }

  private static boolean fires(Case one) {
    var scripts =
        IntStream.range(0, one.scripts().size())
            .mapToObj(i -> script(i, one.scripts().get(i)))
            .toList();
    var plan =
        new LintPlan(
            scripts,
            SchemaState.unknown(),
            Grouping.EACH_ALONE,
            Runner.OTHER,
            Observed.NONE,
            List.of());
    var everything =
        SeverityPolicy.of(
            RuleCatalogue.entries().stream()
                .collect(Collectors.toMap(RuleEntry::id, it -> it.severity().word())));
    return Linter.lint(plan, new LintSettings(everything, RuleExample.TODAY)).findings().stream()
        .anyMatch(finding -> one.rules().contains(finding.rule().id()));
  }

  private static PlannedScript script(int number, String sql) {
    var path = "V%d__case.sql".formatted(number + 1);
    var sending =
        sql.toLowerCase(java.util.Locale.ROOT).contains("concurrently")
            ? Sending.STATEMENT_BY_STATEMENT
            : Sending.ONE_TRANSACTION;
    return new PlannedScript(new LintedScript(path, Script.of(sql)), sending, Standing.PENDING);
  }

  private static List<Case> eugene() throws IOException {
    return read("eugene_cases.jsonl").stream()
        .filter(it -> !it.path("rule").isNull() && !it.path("rule").asString("").isEmpty())
        .filter(it -> !ABOUT_ITS_SUPPRESSIONS.contains(it.path("test").asString()))
        .map(
            it ->
                new Case(
                    "eugene",
                    it.path("rule").asString(),
                    it.path("test").asString(),
                    it.path("expect").asString().equals("error"),
                    it.path("steps").valueStream().map(JsonNode::asString).toList()))
        .toList();
  }

  private static List<Case> pgsafe() throws IOException {
    return read("pgsafe_cases.jsonl").stream()
        .map(
            it ->
                new Case(
                    "pgsafe",
                    it.path("rule").asString(),
                    it.path("test").asString(),
                    it.path("expect").asString().equals("error"),
                    List.of(it.path("sql").asString())))
        .toList();
  }

  private static List<JsonNode> read(String name) throws IOException {
    var json = JsonMapper.builder().build();
    return Files.readAllLines(SharedMaterial.lintCases().resolve(name)).stream()
        .map(json::readTree)
        .toList();
  }
}
