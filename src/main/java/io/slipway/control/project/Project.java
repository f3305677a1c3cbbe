package io.slipway.control.project;

import io.slipway.engine.bundle.Layout;
import io.slipway.engine.lint.MigrationNames;
import io.slipway.engine.postflight.Query;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An application that owns one migration history.
///
/// @param migrations the folder on Slipway's own disk that bundles can be read from; only
///     configuration can name one
/// @param settings how its files are read and run
/// @param migrationNames the pattern that names of its migrations should match; empty for the usual
///     one
/// @param verification what its targets must answer after each run
public record Project(
    ProjectId id,
    DisplayName name,
    Optional<Path> migrations,
    ProjectSettings settings,
    Optional<String> migrationNames,
    List<Query> verification) {

  public Project {
    verification = List.copyOf(verification);
  }

  public Layout layout() {
    return settings.bundle().layout();
  }

  /// How its migrations should be called.
  public MigrationNames names() {
    return migrationNames.map(MigrationNames::of).orElseGet(MigrationNames::byDefault);
  }
}
