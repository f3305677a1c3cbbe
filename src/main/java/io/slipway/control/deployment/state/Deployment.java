package io.slipway.control.deployment.state;

import io.slipway.control.planning.PlanId;
import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.ProjectId;
import java.time.Instant;
import java.util.List;

/// The execution of one plan over its targets.
public record Deployment(
    DeploymentId id,
    PlanId plan,
    String digest,
    ProjectId project,
    EnvironmentId environment,
    Instant createdAt,
    String createdBy,
    List<Run> runs) {

  public Deployment {
    runs = List.copyOf(runs);
  }

  public RunState state() {
    return RunState.ofDeployment(runs.stream().map(Run::state).toList());
  }

  /// Whether every run is settled, so that waiting longer shows nothing new.
  public boolean isSettled() {
    return runs.stream().allMatch(run -> run.state().isSettled());
  }
}
