package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.engine.postgres.Identifiers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// What is to be written as a row: all columns that the database does not fill in by itself.
record FlywayNewRow(
    Optional<String> version,
    String description,
    FlywayType type,
    String script,
    OptionalInt checksum,
    int executionTime,
    boolean success) {

  private static final String SCHEMA_CREATION = "<< Flyway Schema Creation >>";

  FlywayNewRow {
    description = Abbreviation.ofDescription(description);
    script = Abbreviation.ofScript(script);
  }

  static FlywayNewRow of(FlywayResolved migration, long milliseconds, boolean success) {
    return new FlywayNewRow(
        migration.version().map(FlywayVersion::text),
        migration.description(),
        migration.type(),
        migration.migration().scriptPath(),
        OptionalInt.of(migration.checksum()),
        Math.clamp(milliseconds, 0, Integer.MAX_VALUE),
        success);
  }

  static FlywayNewRow baseline(FlywayBaseline baseline) {
    return new FlywayNewRow(
        Optional.of(baseline.baselineVersion().text()),
        baseline.baselineDescription(),
        FlywayType.BASELINE,
        baseline.baselineDescription(),
        OptionalInt.empty(),
        0,
        true);
  }

  static FlywayNewRow schemas(List<String> schemas) {
    return new FlywayNewRow(
        Optional.empty(),
        SCHEMA_CREATION,
        FlywayType.SCHEMA,
        schemas.stream().map(Identifiers::quote).collect(Collectors.joining(",")),
        OptionalInt.empty(),
        0,
        true);
  }

  static FlywayNewRow deletion(FlywayRow row) {
    return new FlywayNewRow(
        row.versionText(),
        row.description(),
        FlywayType.DELETE,
        row.script(),
        row.checksum(),
        0,
        row.success());
  }
}
