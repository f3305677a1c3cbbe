package io.slipway.control.gate;

import io.slipway.control.project.policy.PassableGate;
import io.slipway.http.Blocker;
import java.util.Optional;
import java.util.Set;

/// A gate that does not let a plan through.
///
/// @param gate what the policy calls it; empty for what nobody may pass
/// @param blocker what people are told
public record Closed(Optional<PassableGate> gate, Blocker blocker) {

  public static Closed of(PassableGate gate, Blocker blocker) {
    return new Closed(Optional.of(gate), blocker);
  }

  /// What no broken glass opens.
  public static Closed forEverybody(Blocker blocker) {
    return new Closed(Optional.empty(), blocker);
  }

  boolean isPassedBy(Set<PassableGate> past) {
    return gate.filter(past::contains).isPresent();
  }
}
