package io.slipway.control.planning;

import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.ProjectId;
import io.slipway.control.project.TargetId;
import io.slipway.engine.bundle.BundleId;
import io.slipway.http.authorization.Actor;
import io.slipway.http.authorization.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What exactly would run: a bundle on resolved targets, in ordered steps.
///
/// @param targets in the order of their names
/// @param progress what is known of it so far
public record Plan(
    PlanId id,
    ProjectId project,
    EnvironmentId environment,
    BundleId bundle,
    PlanKind kind,
    List<TargetId> targets,
    Choice choice,
    Instant createdAt,
    Actor createdBy,
    Progress progress) {

  public Plan {
    targets = List.copyOf(targets);
  }

  /// How its targets were chosen.
  public enum Choice {
    /// Whoever asked named them.
    CHOSEN,
    /// They are all that the project had in the environment.
    WHOLE_ENVIRONMENT
  }

  /// How far the plan is.
  public sealed interface Progress {

    /// Its targets are being asked.
    record Preparing() implements Progress {}

    /// Complete.
    record Ready(String digest, PlanDocument document, Instant at) implements Progress {}

    /// It could not be made.
    record Failed(String reason, Instant at) implements Progress {}
  }

  /// Where it belongs.
  public Scope scope() {
    return Scope.of(environment.value(), project.value());
  }

  public PlanState state() {
    return switch (progress) {
      case Progress.Preparing _ -> PlanState.PREPARING;
      case Progress.Ready _ -> PlanState.READY;
      case Progress.Failed _ -> PlanState.FAILED;
    };
  }

  public Optional<Progress.Ready> ready() {
    return progress instanceof Progress.Ready ready ? Optional.of(ready) : Optional.empty();
  }
}
