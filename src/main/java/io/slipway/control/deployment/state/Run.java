package io.slipway.control.deployment.state;

import io.slipway.control.project.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The part of a deployment on one target.
///
/// @param wave the number of its wave
/// @param hold why it may not begin; empty once it may
/// @param attempt how often it was started
/// @param ticket which of the tasks that were queued for it counts
/// @param waitingFor who is in its way on the target, in words
public record Run(
    RunId id,
    DeploymentId deployment,
    TargetId target,
    int wave,
    RunState state,
    Optional<RunHold> hold,
    int attempt,
    int ticket,
    List<String> waitingFor,
    Optional<RunFailure> failure,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {

  public Run {
    waitingFor = List.copyOf(waitingFor);
  }

  /// A run that is yet to be let begin.
  ///
  /// @param hold why it has to wait
  public static Run held(DeploymentId deployment, TargetId target, int wave, RunHold hold) {
    return new Run(
        RunId.random(),
        deployment,
        target,
        wave,
        RunState.WAITING,
        Optional.of(hold),
        0,
        0,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public boolean isHeld() {
    return hold.isPresent();
  }
}
