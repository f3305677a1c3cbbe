package io.slipway.engine.ledger;

import java.util.Optional;
import java.util.OptionalInt;

/// Where a file and its row disagree. The `script` column is not compared, as Flyway does not.
record FlywayMismatch(MigrationInfo migration, FlywayResolved file, FlywayRow row) {

  Optional<FlywayError> find(boolean pendingIgnored) {
    if (file.type() != row.type()) {
      return mismatch(FlywayErrorCode.TYPE_MISMATCH, "type", row.typeText(), file.type().name());
    }
    if (comparesChecksum(pendingIgnored) && !checksumMatches()) {
      return mismatch(
          FlywayErrorCode.CHECKSUM_MISMATCH,
          "checksum",
          text(row.checksum()),
          Integer.toString(file.checksum()));
    }
    return Abbreviation.ofDescription(file.description()).equals(row.description())
        ? Optional.empty()
        : mismatch(
            FlywayErrorCode.DESCRIPTION_MISMATCH,
            "description",
            row.description(),
            file.description());
  }

  // An outdated repeatable migration is due again and needs no error besides.
  private boolean comparesChecksum(boolean pendingIgnored) {
    return migration.isVersioned()
        || (pendingIgnored
            && migration.state() != FlywayState.OUTDATED
            && migration.state() != FlywayState.SUPERSEDED);
  }

  private boolean checksumMatches() {
    return row.checksum().isEmpty() || file.checksumMatches(row.checksum());
  }

  private static String text(OptionalInt checksum) {
    return checksum.isPresent() ? Integer.toString(checksum.getAsInt()) : "null";
  }

  private Optional<FlywayError> mismatch(
      FlywayErrorCode code, String what, String applied, String resolved) {
    var identifier = migration.isVersioned() ? "version " + migration.label() : row.script();
    var message =
        """
        Migration %s mismatch for migration %s
        -> Applied to database : %s
        -> Resolved locally    : %s
        Either revert the changes to the migration, or run repair to update the schema history."""
            .formatted(what, identifier, applied, resolved);
    return Optional.of(new FlywayError(code, message, Optional.of(migration)));
  }
}
