package io.slipway.control.deployment.state;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

/// The states of a run; a deployment's state is derived from those of its runs.
public enum RunState {
  /// To be started as soon as an instance has time.
  QUEUED,
  /// Held up by others or by a target that cannot be reached.
  WAITING,
  /// Held up by a session of an earlier attempt that is still at work on the target.
  ORPHANED,
  /// At work on the target.
  RUNNING,
  /// Everything planned is applied.
  SUCCEEDED,
  /// Stopped; the failure says where and what it left.
  FAILED,
  /// Ended before it began.
  CANCELLED,
  /// A statement that no transaction protects was sent and its fate never learned: somebody has to
  /// look at the target and say.
  NEEDS_DECISION;

  /// As it stands in events and audit entries.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean isActive() {
    return switch (this) {
      case QUEUED, WAITING, ORPHANED, RUNNING, NEEDS_DECISION -> true;
      case SUCCEEDED, FAILED, CANCELLED -> false;
    };
  }

  /// Whether nothing more happens without somebody asking for it.
  boolean isSettled() {
    return !isActive() || this == NEEDS_DECISION;
  }

  /// The state of a deployment with these runs: what is going on if anything is, else the worst
  /// end.
  static RunState ofDeployment(Collection<RunState> runs) {
    return Stream.of(RUNNING, ORPHANED, WAITING, QUEUED, NEEDS_DECISION, FAILED, CANCELLED)
        .filter(runs::contains)
        .findFirst()
        .orElse(SUCCEEDED);
  }
}
