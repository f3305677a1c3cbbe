package io.slipway.control.deployment.work;

import io.slipway.control.planning.PlannedTarget;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.execute.Step;
import io.slipway.engine.peer.Peer;
import java.util.List;

/// What an attempt of a run works with.
///
/// @param steps the plan's, made anew
/// @param settings its environment's
record RunWork(
    RunClaim claim,
    Peer peer,
    Bundle bundle,
    List<Step> steps,
    ConnectionSource connections,
    AttemptSettings settings) {

  RunWork {
    steps = List.copyOf(steps);
  }

  PlannedTarget planned() {
    return claim.planned();
  }
}
