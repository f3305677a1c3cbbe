package io.slipway.control.gate.judgement;

import io.slipway.control.project.policy.ApprovalRule;
import io.slipway.control.project.policy.Condition;
import io.slipway.control.project.policy.Fact;
import io.slipway.control.project.policy.Policy;
import io.slipway.http.authorization.Role;
import java.util.ArrayList;
import java.util.List;

/// What a policy makes of a plan: which rule it meets and why, and what its evidence lacks.
///
/// When it may run is not in it: windows, freezes and promotion are not the plan's.
///
/// @param rules all that there are, in their order
/// @param approvals what the first rule says that the plan meets
/// @param unmet requirements that the plan's own evidence does not meet
public record PolicyJudgement(
    List<TriedRule> rules, Approvals approvals, List<UnmetRequirement> unmet) {

  public PolicyJudgement {
    rules = List.copyOf(rules);
    unmet = List.copyOf(unmet);
  }

  /// How many people have to approve.
  public sealed interface Approvals {

    /// The plan meets no rule, so nobody has to.
    record NoRule() implements Approvals {}

    /// The plan meets a rule that asks for nobody.
    ///
    /// @param number of the rule, from 1
    record NoneRequired(int number, ApprovalRule rule) implements Approvals {}

    /// So many different people.
    ///
    /// @param number of the rule, from 1
    /// @param required at least 1
    /// @param role which one each of them must hold
    record Required(int number, ApprovalRule rule, int required, Role role) implements Approvals {}
  }

  /// What came of a rule.
  public enum Outcome {
    /// All its conditions are met, and those of no rule before it: it counts.
    MET,
    /// A condition is not met.
    NOT_MET,
    /// A rule before it counts.
    NOT_REACHED
  }

  /// A rule and what came of it.
  ///
  /// @param number from 1
  public record TriedRule(
      int number, ApprovalRule rule, Outcome outcome, List<TriedCondition> conditions) {

    public TriedRule {
      conditions = List.copyOf(conditions);
    }

    /// What it is called: its name, or `rule 3`.
    public String name() {
      return rule.name().orElse("rule " + number);
    }
  }

  /// A condition and what there is.
  public record TriedCondition(Condition condition, Fact fact, boolean met) {

    static TriedCondition of(Condition condition, PlanFacts facts) {
      var fact = facts.of(condition.measure());
      return new TriedCondition(condition, fact, condition.isMetBy(fact));
    }
  }

  /// Judges a plan by its facts.
  public static PolicyJudgement of(Policy policy, PlanFacts facts) {
    var tried = new ArrayList<TriedRule>();
    Approvals approvals = new Approvals.NoRule();
    var isDecided = false;
    for (var rule : policy.approvals()) {
      var number = tried.size() + 1;
      var conditions =
          rule.when().stream().map(condition -> TriedCondition.of(condition, facts)).toList();
      var isMet = conditions.stream().allMatch(TriedCondition::met);
      if (isMet && !isDecided) {
        approvals = approvals(number, rule);
      }
      tried.add(new TriedRule(number, rule, outcome(isDecided, isMet), conditions));
      isDecided = isDecided || isMet;
    }
    return new PolicyJudgement(tried, approvals, unmet(policy, facts));
  }

  private static Outcome outcome(boolean isDecided, boolean isMet) {
    if (isDecided) {
      return Outcome.NOT_REACHED;
    }
    return isMet ? Outcome.MET : Outcome.NOT_MET;
  }

  private static Approvals approvals(int number, ApprovalRule rule) {
    return rule.required() == 0
        ? new Approvals.NoneRequired(number, rule)
        : new Approvals.Required(number, rule, rule.required(), rule.role());
  }

  private static List<UnmetRequirement> unmet(Policy policy, PlanFacts facts) {
    return policy.requirements().conditions().stream()
        .map(condition -> TriedCondition.of(condition, facts))
        .filter(tried -> !tried.met())
        .map(UnmetRequirement::of)
        .toList();
  }
}
