package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Flyway's `validate` objects to.
public final class FlywayValidation {

  private static final String HALF_COMPLETED =
      ".\nPlease remove any half-completed changes then run repair to fix the schema history.";
  private static final String REMOVED =
      ".\nIf you removed this migration intentionally, run repair to mark the migration as deleted.";
  private static final String MIGRATE =
      ".\nTo fix this error, either run migrate, or set -ignoreMigrationPatterns='*:pending'.";
  private static final String IGNORED =
      ".\nTo ignore this migration, set -ignoreMigrationPatterns='*:ignored'."
          + " To allow executing this migration, set -outOfOrder=true.";

  private final List<IgnoreMigrationPattern> patterns;
  private final Optional<FlywayVersion> appliedBaseline;

  private FlywayValidation(List<IgnoreMigrationPattern> patterns, FlywayInfo info) {
    this.patterns = patterns;
    this.appliedBaseline = info.appliedBaseline();
  }

  /// The errors of a `validate` of its own, which objects to pending migrations too.
  public static List<FlywayError> of(FlywayInfo info, List<IgnoreMigrationPattern> patterns) {
    var validation = new FlywayValidation(patterns, info);
    var errors = new ArrayList<>(info.problems());
    info.all().forEach(migration -> validation.check(migration).ifPresent(errors::add));
    return List.copyOf(errors);
  }

  /// The errors that keep Flyway from migrating.
  public static List<FlywayError> beforeMigrate(
      FlywayInfo info, List<IgnoreMigrationPattern> patterns) {
    var tolerant = new ArrayList<>(patterns);
    tolerant.add(IgnoreMigrationPattern.PENDING);
    return of(info, tolerant);
  }

  private Optional<FlywayError> check(MigrationInfo migration) {
    var state = migration.state();
    if (state == FlywayState.UNDONE
        || state == FlywayState.ABOVE_TARGET
        || state == FlywayState.DELETED
        || patterns.stream().anyMatch(p -> p.matches(migration.isVersioned(), state))) {
      return Optional.empty();
    }
    return checkFailed(migration)
        .or(() -> checkWithoutFile(migration))
        .or(() -> checkNotApplied(migration))
        .or(() -> checkMismatch(migration));
  }

  private boolean isIgnored(FlywayState state) {
    return IgnoreMigrationPattern.cover(patterns, state);
  }

  private Optional<FlywayError> checkFailed(MigrationInfo migration) {
    var state = migration.state();
    if (!state.isFailed()
        || (state == FlywayState.FUTURE_FAILED && isIgnored(FlywayState.FUTURE_SUCCESS))) {
      return Optional.empty();
    }
    return migration.isVersioned()
        ? error(
            FlywayErrorCode.FAILED_VERSIONED_MIGRATION,
            "Detected failed migration to version %s (%s)"
                    .formatted(migration.label(), migration.description())
                + HALF_COMPLETED,
            migration)
        : error(
            FlywayErrorCode.FAILED_REPEATABLE_MIGRATION,
            "Detected failed repeatable migration: " + migration.label() + HALF_COMPLETED,
            migration);
  }

  private Optional<FlywayError> checkWithoutFile(MigrationInfo migration) {
    var state = migration.state();
    if (migration.resolved().isPresent()
        || migration.type().isSynthetic()
        || migration.type().isUndo()
        || state == FlywayState.SUPERSEDED
        || (state.isMissing() && isIgnored(FlywayState.MISSING_SUCCESS))
        || (state.isFuture() && isIgnored(FlywayState.FUTURE_SUCCESS))) {
      return Optional.empty();
    }
    return error(
        migration.isVersioned()
            ? FlywayErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED
            : FlywayErrorCode.APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED,
        "Detected applied migration not resolved locally: " + migration.label() + REMOVED,
        migration);
  }

  private Optional<FlywayError> checkNotApplied(MigrationInfo migration) {
    return switch (migration.state()) {
      case IGNORED ->
          migration.type().isBaseline() || isIgnored(FlywayState.IGNORED)
              ? Optional.empty()
              : notApplied(migration, IGNORED);
      case PENDING ->
          isIgnored(FlywayState.PENDING) ? Optional.empty() : notApplied(migration, MIGRATE);
      case OUTDATED -> isIgnored(FlywayState.PENDING) ? Optional.empty() : outdated(migration);
      default -> Optional.empty();
    };
  }

  private static Optional<FlywayError> notApplied(MigrationInfo migration, String advice) {
    return migration.isVersioned()
        ? error(
            FlywayErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED,
            "Detected resolved migration not applied to database: " + migration.label() + advice,
            migration)
        : error(
            FlywayErrorCode.RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED,
            "Detected resolved repeatable migration not applied to database: "
                + migration.label()
                + advice,
            migration);
  }

  private static Optional<FlywayError> outdated(MigrationInfo migration) {
    return error(
        FlywayErrorCode.OUTDATED_REPEATABLE_MIGRATION,
        "Detected outdated resolved repeatable migration that should be re-applied to database: "
            + migration.label()
            + ".\nRun migrate to execute this migration.",
        migration);
  }

  private Optional<FlywayError> checkMismatch(MigrationInfo migration) {
    if (migration.resolved().isEmpty()
        || migration.applied().isEmpty()
        || migration.type() == FlywayType.DELETE
        || migration.type().isUndo()
        || !isAboveBaseline(migration)) {
      return Optional.empty();
    }
    return new FlywayMismatch(migration, migration.resolved().get(), migration.applied().get())
        .find(isIgnored(FlywayState.PENDING));
  }

  private boolean isAboveBaseline(MigrationInfo migration) {
    return migration.version().isEmpty()
        || appliedBaseline.isEmpty()
        || migration.version().get().compareTo(appliedBaseline.get()) > 0;
  }

  private static Optional<FlywayError> error(
      FlywayErrorCode code, String message, MigrationInfo migration) {
    return Optional.of(new FlywayError(code, message, Optional.of(migration)));
  }
}
