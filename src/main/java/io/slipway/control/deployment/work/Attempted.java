package io.slipway.control.deployment.work;

/// What came of an attempt.
///
/// @param observed whether it noted how its target stands in the end
record Attempted(RunEnd end, boolean observed) {

  static Attempted unseen(RunEnd end) {
    return new Attempted(end, false);
  }
}
