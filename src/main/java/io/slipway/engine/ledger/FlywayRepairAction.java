package io.slipway.engine.ledger;

import java.util.OptionalInt;

/// One thing that a repair does to Flyway's history.
public sealed interface FlywayRepairAction {

  FlywayRow row();

  /// Deletes the row of a migration that failed.
  record RemoveFailed(FlywayRow row) implements FlywayRepairAction {}

  /// Appends a DELETE row for a migration whose file is gone.
  record MarkDeleted(FlywayRow row) implements FlywayRepairAction {}

  /// Brings a row in line with its file: what the row will hold.
  ///
  /// @param script Flyway leaves it as it is; Slipway can update it
  record Align(
      FlywayRow row, String description, FlywayType type, OptionalInt checksum, String script)
      implements FlywayRepairAction {

    /// Whether Flyway's own repair would touch this row too.
    public boolean changesMoreThanScript() {
      return !description.equals(row.description())
          || type != row.type()
          || !checksum.equals(row.checksum());
    }
  }
}
