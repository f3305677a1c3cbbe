package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import java.util.Optional;

/// A row while the history is read from its beginning: what later rows say about it is marked.
final class FlywayEntry {

  private final FlywayRow row;
  private final Optional<FlywayVersion> version;
  private boolean outOfOrder;
  private boolean deleted;
  private boolean undone;

  FlywayEntry(FlywayRow row) {
    this.row = row;
    this.version = row.version();
  }

  FlywayRow row() {
    return row;
  }

  Optional<FlywayVersion> version() {
    return version;
  }

  boolean isOutOfOrder() {
    return outOfOrder;
  }

  boolean isDeleted() {
    return deleted;
  }

  boolean isUndone() {
    return undone;
  }

  void markOutOfOrder() {
    outOfOrder = true;
  }

  void markDeleted() {
    deleted = true;
  }

  void markUndone() {
    undone = true;
  }

  /// Whether the row still says that its migration is in the database.
  boolean isInForce() {
    return !deleted && !undone && row.type() != FlywayType.DELETE && !row.type().isUndo();
  }
}
