package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.RuleClass;
import io.slipway.engine.lint.RuleEntry;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Rule;
import io.slipway.engine.lint.rule.ScriptRule;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.constraint.ConstraintRules;
import io.slipway.engine.lint.rule.data.DataRules;
import io.slipway.engine.lint.rule.design.DesignRules;
import io.slipway.engine.lint.rule.index.IndexRules;
import io.slipway.engine.lint.rule.lock.LockRules;
import io.slipway.engine.lint.rule.loss.LossRules;
import io.slipway.engine.lint.rule.partition.PartitionRules;
import io.slipway.engine.lint.rule.release.ReleaseRules;
import io.slipway.engine.lint.rule.rewrite.RewriteRules;
import io.slipway.engine.lint.rule.script.ScriptRules;
import java.util.List;
import java.util.stream.Stream;

/// The rules that are asked.
///
/// Those that verdicts go by are asked always, whatever a policy thinks of what they find.
record Rules(
    List<StatementRule> statementRules, List<ScriptRule> scriptRules, List<PlanRule> planRules) {

  private static final List<Rule> ALL =
      Stream.of(
              ScriptRules.all(),
              IndexRules.all(),
              ConstraintRules.all(),
              RewriteRules.all(),
              LockRules.all(),
              ReleaseRules.all(),
              LossRules.all(),
              DataRules.all(),
              PartitionRules.all(),
              DesignRules.all())
          .flatMap(List::stream)
          .toList();

  /// Every rule that there is code for.
  static List<Rule> all() {
    return ALL;
  }

  static Rules on(SeverityPolicy policy) {
    var asked = ALL.stream().filter(rule -> isAsked(rule.entry(), policy)).toList();
    return new Rules(
        of(asked, StatementRule.class), of(asked, ScriptRule.class), of(asked, PlanRule.class));
  }

  private static boolean isAsked(RuleEntry entry, SeverityPolicy policy) {
    return entry.ruleClass() != RuleClass.ADVICE || policy.isOn(entry);
  }

  private static <R extends Rule> List<R> of(List<Rule> rules, Class<R> kind) {
    return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
