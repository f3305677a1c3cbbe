package io.slipway.engine.replay;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.execute.Step;
import io.slipway.engine.peer.Peer;
import java.util.List;

/// What made a target what it is.
///
/// @param peer the target's
/// @param steps in the order in which they were applied
public record TargetState(Peer peer, Bundle bundle, List<Step> steps, TargetRoles roles) {
  public TargetState {
    steps = List.copyOf(steps);
  }
}
