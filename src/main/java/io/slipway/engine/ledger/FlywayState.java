package io.slipway.engine.ledger;

/// The states of a migration, by Flyway's names.
public enum FlywayState {
  PENDING("Pending", Trait.NONE),
  ABOVE_TARGET("Above Target", Trait.NONE),
  BELOW_BASELINE("Below Baseline", Trait.NONE),
  BASELINE_IGNORED("Ignored (Baseline)", Trait.NONE),
  BASELINE("Baseline", Trait.APPLIED),
  IGNORED("Ignored", Trait.NONE),
  MISSING_SUCCESS("Missing", Trait.APPLIED),
  MISSING_FAILED("Failed (Missing)", Trait.FAILED),
  SUCCESS("Success", Trait.APPLIED),
  UNDONE("Undone", Trait.APPLIED),
  FAILED("Failed", Trait.FAILED),
  OUT_OF_ORDER("Out of Order", Trait.APPLIED),
  FUTURE_SUCCESS("Future", Trait.APPLIED),
  FUTURE_FAILED("Failed (Future)", Trait.FAILED),
  OUTDATED("Outdated", Trait.APPLIED),
  SUPERSEDED("Superseded", Trait.APPLIED),
  DELETED("Deleted", Trait.APPLIED);

  private enum Trait {
    NONE,
    APPLIED,
    FAILED
  }

  private final String displayName;
  private final Trait trait;

  FlywayState(String displayName, Trait trait) {
    this.displayName = displayName;
    this.trait = trait;
  }

  /// What Flyway shows.
  public String displayName() {
    return displayName;
  }

  /// Whether the history has a row for it, one that failed included.
  public boolean isApplied() {
    return trait != Trait.NONE;
  }

  public boolean isFailed() {
    return trait == Trait.FAILED;
  }

  /// Whether a row stands in the history for which the bundle has no file.
  boolean isWithoutFile() {
    return switch (this) {
      case MISSING_SUCCESS, MISSING_FAILED, FUTURE_SUCCESS, FUTURE_FAILED -> true;
      default -> false;
    };
  }

  boolean isFuture() {
    return this == FUTURE_SUCCESS || this == FUTURE_FAILED;
  }

  boolean isMissing() {
    return this == MISSING_SUCCESS || this == MISSING_FAILED;
  }
}
