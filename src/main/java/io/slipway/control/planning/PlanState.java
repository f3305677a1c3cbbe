package io.slipway.control.planning;

/// How far a plan is.
public enum PlanState {
  /// Its targets are being asked.
  PREPARING,
  /// Complete, immutable, with a digest.
  READY,
  /// It could not be made; why is told.
  FAILED
}
