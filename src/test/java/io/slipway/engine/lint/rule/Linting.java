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

/// Scripts that are linted with all rules on.
///
/// @param before the statements that made the target's schema; empty when there is no target
public record Linting(String before, int major, Sending sending, Runner runner, Grouping grouping) {

  private static final int VERSION = 10_000;

  /// Slipway would run each statement by itself on a target of version 17.
  public static Linting on(String before) {
    return new Linting(
        before, 17, Sending.STATEMENT_BY_STATEMENT, Runner.SLIPWAY, Grouping.TOGETHER);
  }

  public static Linting withoutTarget() {
    return on("");
  }

  public Linting version(int other) {
    return new Linting(before, other, sending, runner, grouping);
  }

  public Linting inOneTransaction() {
    return new Linting(before, major, Sending.ONE_TRANSACTION, runner, grouping);
  }

  public Linting byAnother() {
    return new Linting(before, major, sending, Runner.OTHER, grouping);
  }

  public Linting eachAlone() {
    return new Linting(before, major, sending, runner, Grouping.EACH_ALONE);
  }

  /// What one rule finds.
  public List<Finding> find(String rule, String... scripts) {
    return all(scripts).stream().filter(it -> it.rule().id().equals(rule)).toList();
  }

  /// What all of them find.
  public List<Finding> all(String... scripts) {
    var planned = new ArrayList<PlannedScript>();
    for (var script : scripts) {
      var path = "V%d__script.sql".formatted(planned.size() + 1);
      planned.add(
          new PlannedScript(new LintedScript(path, Script.of(script)), sending, Standing.PENDING));
    }
    var plan = new LintPlan(planned, schema(), grouping, runner, Observed.NONE);
    return Linter.lint(plan, new LintSettings(everything(), LocalDate.of(2026, 11, 1))).findings();
  }

  private SchemaState schema() {
    var version = new ServerVersion(major * VERSION);
    if (before.isEmpty()) {
      return SchemaState.unknown(version);
    }
    var schema = SchemaState.empty(version);
    var script = Script.of(before);
    script.statements().forEach(it -> schema.apply(Forms.of(script.text(it))));
    return schema;
  }

  private static SeverityPolicy everything() {
    return SeverityPolicy.of(
        RuleCatalogue.entries().stream()
            .filter(entry -> !entry.onByDefault())
            .collect(Collectors.toMap(RuleEntry::id, entry -> entry.severity().word())));
  }
}
