package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/// One row of Flyway's history table.
///
/// @param installedRank the primary key, in the order in which the rows were written
/// @param versionText the `version` column as it stands; empty for NULL
/// @param typeText the `type` column as it stands
/// @param installedOn in the time zone of the session that wrote it, which nothing records
/// @param executionTime in milliseconds
public record FlywayRow(
    int installedRank,
    Optional<String> versionText,
    String description,
    String typeText,
    String script,
    OptionalInt checksum,
    String installedBy,
    LocalDateTime installedOn,
    int executionTime,
    boolean success) {

  public FlywayType type() {
    return FlywayType.of(typeText);
  }

  /// The version; empty for a repeatable migration and for Flyway's marks without one.
  ///
  /// @throws IllegalArgumentException when the row is not [#isReadable()]
  public Optional<FlywayVersion> version() {
    return versionText.map(FlywayVersion::parse);
  }

  /// Whether the type is known and the version is one.
  public boolean isReadable() {
    return type() != FlywayType.UNKNOWN && hasReadableVersion();
  }

  boolean hasReadableVersion() {
    try {
      version();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// What people call it: the version, or a repeatable migration's description.
  String label() {
    return versionText.orElse(description);
  }
}
