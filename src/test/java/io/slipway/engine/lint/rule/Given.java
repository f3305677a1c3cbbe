package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.RuleCatalogue;
import io.slipway.engine.lint.RuleEntry;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.analysis.LintPlan;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.LintSettings;
import io.slipway.engine.lint.analysis.Linter;
import io.slipway.engine.lint.analysis.PlannedScript;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.grammar.Forms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What scripts meet, so that a test can ask what a rule finds in them.
///
/// Scripts are named `V7__example.sql`, `V8__example.sql` and so on.
public record Given(SchemaState schema, Sending sending, Observed facts) {

  private static final ServerVersion USUAL = new ServerVersion(170_000);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final int FIRST_SCRIPT = 7;

  /// A target of which nothing is known.
  public static Given nothing() {
    return new Given(SchemaState.unknown(USUAL), Sending.STATEMENT_BY_STATEMENT, Observed.NONE);
  }

  /// A target with nothing in it but what these statements make.
  public static Given schema(String before) {
    return schema(before, USUAL.number());
  }

  /// @param version as `server_version_num` has it
  public static Given schema(String before, int version) {
    var state = SchemaState.empty(new ServerVersion(version));
    var script = Script.of(before);
    script.statements().forEach(statement -> state.apply(Forms.of(script.text(statement))));
    return new Given(state, Sending.STATEMENT_BY_STATEMENT, Observed.NONE);
  }

  /// The same, with scripts that are sent like this.
  public Given sent(Sending how) {
    return new Given(schema, how, facts);
  }

  /// The same, with these facts.
  public Given with(Observed known) {
    return new Given(schema, sending, known);
  }

  /// What a rule finds in scripts that run together.
  public List<Finding> find(String rule, String... scripts) {
    return findings(scripts).stream().filter(found -> found.rule().id().equals(rule)).toList();
  }

  /// The ids of all that is found.
  public List<String> rules(String... scripts) {
    return findings(scripts).stream().map(found -> found.rule().id()).distinct().sorted().toList();
  }

  private List<Finding> findings(String... scripts) {
    var planned = new ArrayList<PlannedScript>();
    for (var script : scripts) {
      var path = "V%d__example.sql".formatted(FIRST_SCRIPT + planned.size());
      planned.add(
          new PlannedScript(new LintedScript(path, Script.of(script)), sending, Standing.PENDING));
    }
    var plan = new LintPlan(planned, schema, Grouping.TOGETHER, Runner.SLIPWAY, facts);
    return Linter.lint(plan, new LintSettings(everything(), TODAY)).findings();
  }

  private static SeverityPolicy everything() {
    return SeverityPolicy.of(
        RuleCatalogue.entries().stream()
            .filter(entry -> !entry.onByDefault())
            .collect(Collectors.toMap(RuleEntry::id, entry -> entry.severity().word())));
  }
}
