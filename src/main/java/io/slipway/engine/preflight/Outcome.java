package io.slipway.engine.preflight;

/// What a check says, from the best to the worst.
public enum Outcome {
  /// Nothing speaks against a run.
  PASS,
  /// Somebody should know, or it could not be seen.
  WARN,
  /// A run would fail, hang or do harm.
  FAIL;

  Outcome or(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
