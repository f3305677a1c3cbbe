package io.slipway.engine.ledger;

import java.util.List;
import java.util.Optional;

/// How a target's Flyway history is read and written, by Flyway's own option names.
///
/// @param schemas the schemas that Flyway manages; the table's own when none is named
/// @param installedBy what the rows say; empty for the database's current user
public record FlywayHistorySettings(
    FlywayTable table,
    List<String> schemas,
    FlywayBaseline baseline,
    boolean outOfOrder,
    FlywayTarget target,
    List<IgnoreMigrationPattern> ignoreMigrationPatterns,
    Optional<String> installedBy) {

  /// Flyway's own defaults, with the schema `public`.
  public static final FlywayHistorySettings DEFAULT = of(FlywayTable.DEFAULT);

  public FlywayHistorySettings {
    schemas = schemas.isEmpty() ? List.of(table.defaultSchema()) : List.copyOf(schemas);
    ignoreMigrationPatterns = List.copyOf(ignoreMigrationPatterns);
  }

  /// Flyway's own defaults for a table.
  public static FlywayHistorySettings of(FlywayTable table) {
    return new FlywayHistorySettings(
        table,
        List.of(),
        FlywayBaseline.DEFAULT,
        false,
        new FlywayTarget.Latest(),
        List.of(IgnoreMigrationPattern.FUTURE),
        Optional.empty());
  }

  public FlywayHistorySettings withOutOfOrder(boolean value) {
    return new FlywayHistorySettings(
        table, schemas, baseline, value, target, ignoreMigrationPatterns, installedBy);
  }

  public FlywayHistorySettings withTarget(FlywayTarget value) {
    return new FlywayHistorySettings(
        table, schemas, baseline, outOfOrder, value, ignoreMigrationPatterns, installedBy);
  }

  public FlywayHistorySettings withBaseline(FlywayBaseline value) {
    return new FlywayHistorySettings(
        table, schemas, value, outOfOrder, target, ignoreMigrationPatterns, installedBy);
  }

  public FlywayHistorySettings withIgnoreMigrationPatterns(List<IgnoreMigrationPattern> value) {
    return new FlywayHistorySettings(
        table, schemas, baseline, outOfOrder, target, value, installedBy);
  }
}
