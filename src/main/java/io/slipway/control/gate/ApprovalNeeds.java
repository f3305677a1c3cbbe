package io.slipway.control.gate;

import io.slipway.control.gate.approval.Need;
import io.slipway.control.gate.judgement.PolicyJudgement.Approvals;
import io.slipway.control.project.policy.ApprovalRule;
import io.slipway.http.authorization.Role;
import org.springframework.stereotype.Component;

/// Finds out how many approvals an environment's policy asks for a plan.
@Component
public class ApprovalNeeds {

  public Need of(Situation situation) {
    return switch (situation.judgement().approvals()) {
      case Approvals.NoRule _ -> Need.NONE;
      case Approvals.NoneRequired(var number, var rule) ->
          new Need(name(number, rule), 0, Role.APPROVER);
      case Approvals.Required(var number, var rule, var required, var role) ->
          new Need(name(number, rule), required, Role.valueOf(role.name()));
    };
  }

  private static String name(int number, ApprovalRule rule) {
    return rule.name().orElse("rule " + number);
  }
}
