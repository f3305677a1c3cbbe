package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.Suppressions;
import java.util.ArrayList;
import java.util.List;

/// Looks at scripts: reads them, follows what they do to the schema, asks the rules of each
/// statement, script and plan, and weighs what they find.
public final class Linter {

  private final LintPlan plan;
  private final LintSettings settings;

  private Linter(LintPlan plan, LintSettings settings) {
    this.plan = plan;
    this.settings = settings;
  }

  /// What is to be said of the scripts that did not run yet. Nothing is run for it.
  public static LintReport lint(LintPlan plan, LintSettings settings) {
    return new Linter(plan, settings).lint();
  }

  private LintReport lint() {
    // Reading takes most of the time, and no script's reading depends on another's.
    var readings =
        plan.scripts().parallelStream().map(script -> Reading.of(script.script())).toList();
    var walk = new Walk(plan, readings, Rules.on(settings.policy()));
    walk.pass();
    walk.findings().addAll(plan.found());
    return report(walk, readable(readings));
  }

  private LintReport report(Walk walk, List<LintedScript> readable) {
    var policy = settings.policy();
    var outcome =
        Suppressions.of(readable, settings.today())
            .apply(policed(FileNumbers.of(walk.findings())), rule -> policy.isOn(rule));
    var judged =
        plan.scripts().stream().filter(PlannedScript::isJudged).map(PlannedScript::script).toList();
    return new LintReport(
        judged,
        policy.apply(outcome.findings()),
        outcome.suppressed(),
        Verdicts.of(walk.statements(), walk.findings(), walk.footprints()),
        walk.footprints().touched());
  }

  private List<Finding> policed(List<Finding> findings) {
    return findings.stream().filter(finding -> settings.policy().isOn(finding.rule())).toList();
  }

  private List<LintedScript> readable(List<Reading> readings) {
    var readable = new ArrayList<LintedScript>();
    for (var i = 0; i < readings.size(); i++) {
      if (readings.get(i).malformed().isEmpty() && plan.scripts().get(i).isJudged()) {
        readable.add(plan.scripts().get(i).script());
      }
    }
    return readable;
  }
}
