package io.slipway.engine.execute;

import java.util.Arrays;
import java.util.Optional;

/// The events of Flyway's `migrate` whose callbacks Slipway runs, in Flyway's own words.
public enum Event {
  AFTER_CONNECT("afterConnect"),
  BEFORE_MIGRATE("beforeMigrate"),
  BEFORE_REPEATABLES("beforeRepeatables"),
  AFTER_VERSIONED("afterVersioned"),
  BEFORE_EACH_MIGRATE("beforeEachMigrate"),
  AFTER_EACH_MIGRATE("afterEachMigrate"),
  AFTER_EACH_MIGRATE_ERROR("afterEachMigrateError"),
  BEFORE_EACH_MIGRATE_STATEMENT("beforeEachMigrateStatement"),
  AFTER_EACH_MIGRATE_STATEMENT("afterEachMigrateStatement"),
  AFTER_EACH_MIGRATE_STATEMENT_ERROR("afterEachMigrateStatementError"),
  AFTER_MIGRATE_APPLIED("afterMigrateApplied"),
  AFTER_MIGRATE("afterMigrate"),
  AFTER_MIGRATE_ERROR("afterMigrateError");

  private final String id;

  Event(String id) {
    this.id = id;
  }

  /// The event of a callback file's name; empty for one that a run never fires.
  public static Optional<Event> of(String id) {
    return Arrays.stream(values()).filter(event -> event.id.equals(id)).findFirst();
  }

  @Override
  public String toString() {
    return id;
  }
}
