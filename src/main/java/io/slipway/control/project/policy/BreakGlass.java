package io.slipway.control.project.policy;

import io.slipway.http.authorization.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Who may run a plan past which gates when there is no time.
///
/// @param role which one they must hold
/// @param past the gates; none means that nobody can
public record BreakGlass(Role role, Set<PassableGate> past) {

  /// Nobody can.
  public static final BreakGlass NONE = new BreakGlass(Role.RELEASE_MANAGER, Set.of());

  /// The gates come into their order.
  public BreakGlass {
    var ordered = EnumSet.noneOf(PassableGate.class);
    ordered.addAll(past);
    past = Collections.unmodifiableSet(ordered);
  }

  /// Whether anybody can.
  public boolean isAllowed() {
    return !past.isEmpty();
  }
}
