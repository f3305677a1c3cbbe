package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintedScript;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is found in statements that meet a schema.
public final class Found {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  private Found() {}

  /// A schema that statements made, on a server of a major version.
  public static SchemaState schema(int major, String statements) {
    var state = SchemaState.empty(new ServerVersion(major * 10_000));
    var script = Script.of(statements);
    script.statements().forEach(one -> state.apply(Forms.of(script.text(one))));
    return state;
  }

  /// Nothing is known of the target but its major version.
  public static SchemaState unknown(int major) {
    return SchemaState.unknown(new ServerVersion(major * 10_000));
  }

  /// The findings of rules whose ids begin so.
  public static List<Finding> in(SchemaState schema, String prefix, String script) {
    var planned =
        new PlannedScript(
            new LintedScript("V7__change.sql", Script.of(script)),
            Sending.STATEMENT_BY_STATEMENT,
            Standing.PENDING);
    var plan =
        new LintPlan(List.of(planned), schema, Grouping.TOGETHER, Runner.SLIPWAY, Observed.NONE);
    var settings = new LintSettings(SeverityPolicy.of(Map.of()), TODAY);
    return Linter.lint(plan, settings).findings().stream()
        .filter(finding -> finding.rule().id().startsWith(prefix))
        .toList();
  }

  /// Their ids, with a blank between them; `-` for none.
  public static String ids(SchemaState schema, String prefix, String script) {
    var ids =
        in(schema, prefix, script).stream()
            .map(finding -> finding.rule().id())
            .sorted()
            .collect(Collectors.joining(" "));
    return ids.isEmpty() ? "-" : ids;
  }
}
