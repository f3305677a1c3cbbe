package io.slipway.control.deployment.state;

import java.util.Optional;

/// Why a run may not begin.
public sealed interface RunHold {

  /// Its turn has not come: others of its wave are at work, or its wave has not begun, or the
  /// deployment is paused.
  record Turn() implements RunHold {}

  /// Another deployment has its target.
  ///
  /// @param holder the one that has it now
  record Target(Optional<DeploymentId> holder) implements RunHold {}

  /// Its gates are closed, and open by themselves. Until then it keeps nobody from its target.
  record Gate() implements RunHold {}

  /// As the table has it.
  default String stored() {
    return switch (this) {
      case Turn _ -> "WAVE";
      case Target _ -> "TARGET";
      case Gate _ -> "GATE";
    };
  }
}
