package io.slipway.control.deployment.state;

import java.util.Locale;

/// The states of a run.
public enum RunState {
  /// To be started as soon as an instance has time.
  QUEUED,
  /// Held up: it may not begin yet, others are in its way on the target, or that cannot be reached.
  WAITING,
  /// Held up by a session of an earlier attempt that is still at work on the target.
  ORPHANED,
  /// At work on the target.
  RUNNING,
  /// At work on the target, and to stop as soon as it can be stopped cleanly.
  CANCELLING,
  /// Everything planned is applied.
  SUCCEEDED,
  /// Stopped; the failure says where and what it left.
  FAILED,
  /// Ended because somebody or something called it off; the failure says who, and what is applied.
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
      case QUEUED, WAITING, ORPHANED, RUNNING, CANCELLING, NEEDS_DECISION -> true;
      case SUCCEEDED, FAILED, CANCELLED -> false;
    };
  }
}
