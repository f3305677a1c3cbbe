package io.slipway.engine.lint.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.RuleCatalogue;
import io.slipway.engine.lint.RuleClass;
import io.slipway.engine.lint.RuleEntry;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Rule;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.postgres.SqlResource;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.grammar.Forms;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule finds its bad example and nothing in its good one, and what it recommends is not found
/// fault with itself.
class RuleExamplesTests {

  private static final Set<RuleClass> GRAVE =
      Set.of(RuleClass.DANGEROUS, RuleClass.DESTRUCTIVE, RuleClass.WILL_FAIL);

  // What is said of comments, and of migrations' names.
  private static final Set<String> ELSEWHERE = Set.of("SW003", "SW912");

  static List<RuleEntry> rules() {
    return Rules.all().stream().map(Rule::entry).toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_finds_its_bad_example(RuleEntry rule) {
    var found = found(example(rule, "bad").report(), rule);

    assertThat(found).isNotEmpty();
    assertThat(found)
        .allSatisfy(
            finding -> assertThat(finding.message()).endsWith(".").doesNotContain("  ", "%s"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_finds_nothing_in_its_good_example(RuleEntry rule) {
    assertThat(found(example(rule, "good").report(), rule)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void what_a_finding_recommends_is_safe_itself(RuleEntry rule) {
    var example = example(rule, "bad");
    assertThat(example.recommended())
        .allSatisfy(
            files ->
                assertThat(grave(example.report(files)))
                    .as(() -> files.stream().map(file -> file.path()).toList().toString())
                    .isEmpty());
  }

  static List<RuleEntry> recipes() {
    return RuleCatalogue.entries().stream().filter(it -> it.recipe().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void what_the_catalogue_recommends_is_safe_itself(RuleEntry rule) {
    var recipe = new LintedScript("V7__recipe.sql", Script.of(rule.recipe().orElseThrow()));
    var script = new PlannedScript(recipe, Sending.STATEMENT_BY_STATEMENT, Standing.PENDING);
    var plan =
        new LintPlan(
            List.of(script), beforeRecipes(), Grouping.TOGETHER, Runner.SLIPWAY, Observed.NONE);
    var settings = new LintSettings(SeverityPolicy.CATALOGUE, RuleExample.TODAY);

    assertThat(grave(Linter.lint(plan, settings))).isEmpty();
  }

  // Of what is not in it nothing is known.
  private static SchemaState beforeRecipes() {
    var state = SchemaState.unknown();
    var script = Script.of(SqlResource.read(RuleExamplesTests.class, "recipes.sql"));
    script.statements().forEach(statement -> state.apply(Forms.of(script.text(statement))));
    return state;
  }

  @Test
  void each_entry_of_the_catalogue_has_code_and_examples() {
    assertThat(RuleCatalogue.entries().stream().map(RuleEntry::id))
        .filteredOn(id -> !ELSEWHERE.contains(id))
        .containsExactlyInAnyOrderElementsOf(rules().stream().map(RuleEntry::id).toList());
  }

  private static RuleExample example(RuleEntry rule, String which) {
    var example = RuleExample.of(rule, which);
    assertThat(example).as("%s/%s.sql", rule.id(), which).isPresent();
    return example.get();
  }

  private static List<Finding> found(LintReport report, RuleEntry rule) {
    return report.findings().stream().filter(finding -> finding.rule().equals(rule)).toList();
  }

  private static Stream<String> grave(LintReport report) {
    return report.findings().stream()
        .filter(finding -> GRAVE.contains(finding.rule().ruleClass()))
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(
            finding ->
                finding.place().path() + " " + finding.rule().id() + " " + finding.message());
  }
}
