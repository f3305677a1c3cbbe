package io.slipway.engine.bundle;

import java.util.Optional;

/// A migration in Flyway layout.
///
/// @param kind versioned, baseline or repeatable
/// @param version empty exactly for a repeatable one
/// @param description with blanks for underscores, untrimmed and unabbreviated; may be empty
/// @param scriptPath relative to its location, the `script` column of Flyway's history table
/// @param script the file
/// @param options what its `.conf` file says
/// @param down the `U` script of the same version
public record FlywayMigration(
    Kind kind,
    Optional<FlywayVersion> version,
    String description,
    String scriptPath,
    SourceFile script,
    ScriptOptions options,
    Optional<SourceFile> down)
    implements Migration {

  /// Flyway's three kinds of script that end up in the history table.
  public enum Kind {
    VERSIONED,
    BASELINE,
    REPEATABLE
  }

  @Override
  public String name() {
    return scriptPath;
  }
}
