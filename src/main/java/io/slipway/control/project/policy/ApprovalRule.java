package io.slipway.control.project.policy;

import io.slipway.http.authorization.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One line of a policy's table of approvals.
///
/// @param name what it is called; unique in its policy
/// @param when all of these have to be met, at most one of each measure; none for every plan
/// @param required how many different people have to say yes
/// @param role which one each of them must hold
public record ApprovalRule(Optional<String> name, List<Condition> when, int required, Role role) {

  public static final int MOST_REQUIRED = 10;

  /// The conditions come into the order of their measures.
  public ApprovalRule {
    when = when.stream().sorted(Comparator.comparing(Condition::measure)).toList();
    if (required < 0 || required > MOST_REQUIRED) {
      throw new IllegalArgumentException(
          "a rule requires 0 to %d approvals, not %d".formatted(MOST_REQUIRED, required));
    }
  }
}
