package io.slipway.engine.ledger;

import java.time.LocalDateTime;
import java.util.Optional;

/// A migration, or a mark of the peer's own, as a target's ledger shows it.
///
/// @param name the script's path for Flyway, the folder's name for Prisma
/// @param version empty for a repeatable migration and for all of Prisma's
/// @param state the peer's own word
/// @param appliedAt as the ledger says: Prisma's in UTC, Flyway's in the writer's own time zone
public record MigrationStatus(
    String name,
    Optional<String> version,
    String description,
    String state,
    Standing standing,
    Optional<LocalDateTime> appliedAt) {

  /// Where a migration stands, the same for both peers.
  public enum Standing {
    /// Would be run.
    PENDING,
    /// Is in the database.
    APPLIED,
    /// Was begun and did not end.
    FAILED,
    /// Is in the database, and the bundle has no file for it.
    WITHOUT_FILE,
    /// Was in the database, and is so no longer.
    UNDONE,
    /// Would not be run: covered by a baseline, out of order, above the target.
    SKIPPED,
    /// A mark of the peer's own, such as a baseline.
    MARKER
  }
}
