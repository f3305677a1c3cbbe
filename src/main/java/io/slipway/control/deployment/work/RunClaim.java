package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunStep;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.PlannedTarget;
import io.slipway.control.project.Project;
import io.slipway.control.project.Target;
import java.util.List;

/// A run that this instance has claimed, with all that carrying it out takes.
///
/// @param digest of the plan, as whoever asked for the deployment named it
/// @param steps how far its steps were when it was claimed
public record RunClaim(
    Run run, String digest, Plan plan, Project project, Target target, List<RunStep> steps) {

  public RunClaim {
    steps = List.copyOf(steps);
  }

  /// What the plan says of the run's target.
  PlannedTarget planned() {
    return plan.ready().orElseThrow().document().targets().stream()
        .filter(planned -> planned.target().equals(target.id().value()))
        .findFirst()
        .orElseThrow();
  }
}
