package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.FlywayVersion;
import java.util.Optional;
import java.util.OptionalInt;

/// A migration of a bundle together with the checksums that Flyway would compute for it.
///
/// @param checksum of the text, for a repeatable migration after its placeholders were replaced
/// @param equivalentChecksum for a repeatable migration the checksum before the replacement, which
///     Flyway accepts in the history as well
public record FlywayResolved(
    FlywayMigration migration, int checksum, OptionalInt equivalentChecksum) {

  /// A migration without an equivalent checksum.
  public FlywayResolved(FlywayMigration migration, int checksum) {
    this(migration, checksum, OptionalInt.empty());
  }

  /// The `script` column of its row.
  public String recordedScript() {
    return Abbreviation.ofScript(migration.scriptPath());
  }

  Optional<FlywayVersion> version() {
    return migration.version();
  }

  String description() {
    return migration.description();
  }

  FlywayType type() {
    return migration.kind() == FlywayMigration.Kind.BASELINE
        ? FlywayType.SQL_BASELINE
        : FlywayType.SQL;
  }

  boolean checksumMatches(OptionalInt stored) {
    return stored.isPresent() && (stored.getAsInt() == checksum || isEquivalent(stored));
  }

  /// Whether the stored checksum is accepted, though Flyway would write another one today.
  boolean checksumMatchesOnlyByEquivalence(OptionalInt stored) {
    return stored.isPresent() && stored.getAsInt() != checksum && isEquivalent(stored);
  }

  private boolean isEquivalent(OptionalInt stored) {
    return equivalentChecksum.isPresent()
        && stored.isPresent()
        && equivalentChecksum.getAsInt() == stored.getAsInt();
  }
}
