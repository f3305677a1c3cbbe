package io.slipway.control.deployment.state;

import java.util.List;

/// The states of a deployment, derived from those of its runs: what is going on if anything is,
/// else the worst end.
public enum DeploymentState {
  /// Its runs start as soon as an instance has time.
  QUEUED,
  /// Runs wait: for others on their targets, for their wave, or for a wave to prove itself.
  WAITING,
  /// Runs are at work.
  RUNNING,
  /// No run is at work and none begins before somebody resumes it.
  PAUSED,
  /// Runs at work are being called off.
  CANCELLING,
  /// A run needs a decision.
  NEEDS_DECISION,
  /// Every run succeeded.
  SUCCEEDED,
  /// A run failed.
  FAILED,
  /// A run was called off, and none failed.
  CANCELLED;

  private static final List<RunState> BY_WEIGHT =
      List.of(
          RunState.RUNNING,
          RunState.CANCELLING,
          RunState.ORPHANED,
          RunState.QUEUED,
          RunState.WAITING,
          RunState.NEEDS_DECISION,
          RunState.FAILED,
          RunState.CANCELLED,
          RunState.SUCCEEDED);

  static DeploymentState of(List<WaveTally> waves, boolean isPaused) {
    if (waves.stream().allMatch(wave -> wave.underWay() == 0)) {
      var awaiting = waves.stream().anyMatch(wave -> wave.awaiting() > 0);
      if (isPaused && (awaiting || waves.stream().anyMatch(wave -> wave.held() > 0))) {
        return PAUSED;
      }
      // What waits for a decision does not go on by itself; what waits for a target may.
      if (!awaiting && has(waves, RunState.NEEDS_DECISION)) {
        return NEEDS_DECISION;
      }
    }
    return BY_WEIGHT.stream()
        .filter(state -> has(waves, state))
        .findFirst()
        .map(DeploymentState::of)
        .orElse(SUCCEEDED);
  }

  private static DeploymentState of(RunState run) {
    return run == RunState.ORPHANED ? WAITING : valueOf(run.name());
  }

  private static boolean has(List<WaveTally> waves, RunState state) {
    return waves.stream().anyMatch(wave -> wave.count(state) > 0);
  }

  /// Whether nothing more happens without somebody asking for it, and nobody is expected to.
  boolean isSettled() {
    return switch (this) {
      case NEEDS_DECISION, SUCCEEDED, FAILED, CANCELLED -> true;
      case QUEUED, WAITING, RUNNING, PAUSED, CANCELLING -> false;
    };
  }
}
