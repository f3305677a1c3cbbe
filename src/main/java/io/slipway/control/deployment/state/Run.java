package io.slipway.control.deployment.state;

import io.slipway.control.project.TargetId;
import io.slipway.engine.execute.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The part of a deployment on one target.
///
/// @param attempt how often it was started
/// @param waitingFor who is in its way, in words
/// @param settlement what somebody said of the migration that it stopped at, until an attempt has
///     written that into the ledger
public record Run(
    RunId id,
    DeploymentId deployment,
    TargetId target,
    RunState state,
    int attempt,
    List<String> waitingFor,
    Optional<RunFailure> failure,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Optional<Settlement> settlement) {

  public Run {
    waitingFor = List.copyOf(waitingFor);
  }

  /// A run that is yet to be started.
  public static Run queued(DeploymentId deployment, TargetId target) {
    return new Run(
        RunId.random(),
        deployment,
        target,
        RunState.QUEUED,
        0,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
