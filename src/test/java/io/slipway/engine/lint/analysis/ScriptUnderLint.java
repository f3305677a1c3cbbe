package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintReport;
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
import io.slipway.engine.lint.schema.model.Storage.Size;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.grammar.Forms;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One script that a test has looked at, by default as one transaction that Slipway runs on a
/// database of which nothing is known.
public record ScriptUnderLint(String text, Sending sending, Runner runner, SchemaState before) {

  private static final ServerVersion VERSION = new ServerVersion(170_000);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  public static ScriptUnderLint of(String text) {
    return new ScriptUnderLint(
        text, Sending.ONE_TRANSACTION, Runner.SLIPWAY, SchemaState.unknown(VERSION));
  }

  /// On a database in which nothing is but what these statements make.
  public ScriptUnderLint on(String statements) {
    var state = SchemaState.empty(VERSION);
    var script = Script.of(statements);
    script.statements().forEach(statement -> state.apply(Forms.of(script.text(statement))));
    return new ScriptUnderLint(text, sending, runner, state);
  }

  public ScriptUnderLint on(SchemaState state) {
    return new ScriptUnderLint(text, sending, runner, state);
  }

  /// With so many rows of 100 bytes in a table of `public`.
  public ScriptUnderLint withRows(String table, long rows) {
    var changed = before.copy();
    changed.resize(
        new Name("public", table), new Size(OptionalLong.of(rows), OptionalLong.of(rows * 100)));
    return new ScriptUnderLint(text, sending, runner, changed);
  }

  public ScriptUnderLint sent(Sending other) {
    return new ScriptUnderLint(text, other, runner, before);
  }

  public ScriptUnderLint by(Runner other) {
    return new ScriptUnderLint(text, sending, other, before);
  }

  /// What one rule finds, whether it is on by default or not.
  public List<Finding> findings(String rule) {
    return all().filter(finding -> finding.rule().id().equals(rule)).toList();
  }

  /// The ids of the rules among these that find something, with their lines: `SW405:2`.
  public List<String> found(String... rules) {
    return all()
        .filter(finding -> List.of(rules).contains(finding.rule().id()))
        .map(finding -> finding.rule().id() + ":" + finding.place().from().line())
        .sorted()
        .toList();
  }

  private Stream<Finding> all() {
    return report().findings().stream();
  }

  /// All that is said of it.
  public LintReport report() {
    var script = new LintedScript("V7__example.sql", Script.of(text));
    var plan =
        new LintPlan(
            List.of(new PlannedScript(script, sending, Standing.PENDING)),
            before,
            Grouping.TOGETHER,
            runner,
            Observed.NONE);
    return Linter.lint(plan, new LintSettings(everything(), TODAY));
  }

  private static SeverityPolicy everything() {
    return SeverityPolicy.of(
        RuleCatalogue.entries().stream()
            .filter(entry -> !entry.onByDefault())
            .collect(Collectors.toMap(RuleEntry::id, entry -> entry.severity().word())));
  }
}
