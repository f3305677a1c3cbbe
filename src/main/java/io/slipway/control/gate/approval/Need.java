package io.slipway.control.gate.approval;

import io.slipway.http.authorization.Role;

/// How many people have to approve a plan.
///
/// @param rule which line of the policy's table says so
/// @param role which one each of them must hold
public record Need(String rule, int required, Role role) {

  /// No line of the table says anything of the plan.
  public static final Need NONE = new Need("no rule matches", 0, Role.APPROVER);
}
