package io.slipway.control.gate.approval;

import io.slipway.control.gate.judgement.PolicyJudgement.Approvals;
import io.slipway.control.project.policy.ApprovalRule;
import io.slipway.http.authorization.Role;

/// How many people have to approve a plan.
///
/// @param rule which line of the policy's table says so
/// @param role which one each of them must hold
public record Need(String rule, int required, Role role) {

  /// No line of the table says anything of the plan.
  public static final Need NONE = new Need("no rule matches", 0, Role.APPROVER);

  /// What a policy's judgement of a plan comes to.
  public static Need of(Approvals approvals) {
    return switch (approvals) {
      case Approvals.NoRule _ -> NONE;
      case Approvals.NoneRequired(var number, var rule) ->
          new Need(name(number, rule), 0, Role.APPROVER);
      case Approvals.Required(var number, var rule, var required, var role) ->
          new Need(name(number, rule), required, role);
    };
  }

  private static String name(int number, ApprovalRule rule) {
    return rule.name().orElse("rule " + number);
  }
}
