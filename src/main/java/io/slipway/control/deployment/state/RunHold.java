package io.slipway.control.deployment.state;

/// Why a run may not begin.
public enum RunHold {
  /// Its turn has not come: others of its wave are at work, or its wave has not begun, or the
  /// deployment is paused.
  WAVE,
  /// Another deployment has its target.
  TARGET
}
