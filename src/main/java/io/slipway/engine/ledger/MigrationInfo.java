package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import java.util.Optional;

/// A line of what Flyway's `info` shows: a file, a row of the history, or both together.
///
/// @param resolved the file; empty when the bundle has none for the row
/// @param applied the row; empty when the file was not applied
public record MigrationInfo(
    Optional<FlywayResolved> resolved, Optional<FlywayRow> applied, FlywayState state) {

  public MigrationInfo {
    if (resolved.isEmpty() && applied.isEmpty()) {
      throw new IllegalArgumentException("neither a file nor a row");
    }
  }

  public Optional<FlywayVersion> version() {
    return applied.isPresent() ? applied.get().version() : file().version();
  }

  public String description() {
    return applied.map(FlywayRow::description).orElseGet(() -> file().description());
  }

  public String script() {
    return applied.map(FlywayRow::script).orElseGet(() -> file().migration().scriptPath());
  }

  public FlywayType type() {
    return applied.map(FlywayRow::type).orElseGet(() -> file().type());
  }

  /// What people call it: the version, or a repeatable migration's description.
  String label() {
    return version().map(FlywayVersion::text).orElseGet(this::description);
  }

  boolean isVersioned() {
    return applied.isPresent() ? applied.get().versionText().isPresent() : version().isPresent();
  }

  private FlywayResolved file() {
    return resolved.orElseThrow();
  }
}
