package io.slipway.engine.rehearsal;

/// Whether a step, or a plan, can be undone; from the best to the worst.
public enum RollbackVerdict {
  /// The down script was run: the schema was as before, no row was missing or changed, and the step
  /// could be applied once more.
  PROVEN,
  /// As [#PROVEN] for the schema; what is lost of the data is listed.
  PROVEN_LOSSY,
  /// It could not be shown, and why.
  UNPROVEN,
  /// It was shown that there is no way back by script as things are, and why.
  NOT_REVERSIBLE;

  /// Whether a way back was shown to exist.
  public boolean isProven() {
    return this == PROVEN || this == PROVEN_LOSSY;
  }

  /// What holds for two steps together.
  public RollbackVerdict and(RollbackVerdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
