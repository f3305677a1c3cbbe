package io.slipway.engine.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One row of `_prisma_migrations`.
///
/// @param id a UUID as text
/// @param finishedAt when the migration, or the adoption of it, ended well
/// @param logs why it failed; empty text for an adopted migration
/// @param rolledBackAt when the row stopped counting
/// @param appliedStepsCount one for a migration that ran, zero for one that failed or was adopted
public record PrismaRow(
    String id,
    String checksum,
    Optional<Instant> finishedAt,
    String migrationName,
    Optional<String> logs,
    Optional<Instant> rolledBackAt,
    Instant startedAt,
    int appliedStepsCount) {

  /// What a row says of its migration.
  public enum State {
    APPLIED,
    /// Neither finished nor rolled back, which a killed process leaves behind as well.
    FAILED,
    /// Kept for the record only.
    ROLLED_BACK
  }

  public State state() {
    if (rolledBackAt.isPresent()) {
      return State.ROLLED_BACK;
    }
    return finishedAt.isPresent() ? State.APPLIED : State.FAILED;
  }

  /// Whether the migration was marked as applied without having run.
  public boolean isAdopted() {
    return appliedStepsCount == 0
        && finishedAt.isPresent()
        && logs.filter(String::isEmpty).isPresent();
  }

  /// The id of a new row.
  static String newId() {
    return UUID.randomUUID().toString();
  }
}
