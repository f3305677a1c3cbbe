package io.slipway.engine.lint.rule;

/// Who runs the scripts.
///
/// @param boundsLocks whether it sees to it that no statement waits for a lock longer than it
///     should
/// @param boundsSessions whether it bounds how long statements run and transactions idle
public record Runner(boolean boundsLocks, boolean boundsSessions) {

  /// Slipway, whose lock conductor bounds what a script leaves unbounded.
  public static final Runner SLIPWAY = new Runner(true, true);

  /// Somebody who sends the script as it is.
  public static final Runner OTHER = new Runner(false, false);
}
