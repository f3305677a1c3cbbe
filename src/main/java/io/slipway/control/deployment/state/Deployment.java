package io.slipway.control.deployment.state;

import io.slipway.control.planning.PlanId;
import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.ProjectId;
import java.time.Instant;
import java.util.Optional;

/// The execution of one plan over its targets.
///
/// @param notBefore when its first runs may begin at the earliest
/// @param pause present while no further run may begin
public record Deployment(
    DeploymentId id,
    PlanId plan,
    String digest,
    ProjectId project,
    EnvironmentId environment,
    Instant createdAt,
    String createdBy,
    Optional<Instant> notBefore,
    Optional<Pause> pause) {

  /// Since when it is paused, and by whom.
  public record Pause(Instant at, String by) {}
}
