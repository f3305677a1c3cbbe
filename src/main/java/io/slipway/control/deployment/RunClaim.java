package io.slipway.control.deployment;

import io.slipway.control.planning.Plan;
import io.slipway.control.planning.PlannedTarget;
import io.slipway.control.project.Project;
import io.slipway.control.project.Target;
import java.util.List;

/// A run that this instance has claimed, with all that carrying it out takes.
///
/// @param steps how far its steps were when it was claimed
record RunClaim(
    Run run,
    Plan plan,
    PlannedTarget planned,
    Project project,
    Target target,
    List<RunStep> steps) {

  RunClaim {
    steps = List.copyOf(steps);
  }
}
