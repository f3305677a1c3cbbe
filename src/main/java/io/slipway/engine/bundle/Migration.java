package io.slipway.engine.bundle;

import io.slipway.engine.conductor.ScriptLimits;
import java.util.Optional;

/// One versioned, repeatable or baseline script of a bundle, with its down script if it has one.
public sealed interface Migration permits FlywayMigration, PrismaMigration {

  /// What people call it: the script's path for Flyway, the folder's name for Prisma. Unique in
  /// its bundle.
  String name();

  SourceFile script();

  Optional<SourceFile> down();

  /// Where in the bundle its down script is, or would be; empty for a migration that the layout
  /// gives none.
  Optional<String> downPath();

  /// What the script asks for in place of its environment's limits.
  ScriptLimits limits();

  /// What the down script asks for.
  ScriptLimits downLimits();

  /// The script that says, once the migration is applied, whether all is well.
  Optional<SourceFile> verification();

  /// The script as a target would get it.
  ///
  /// @throws PlaceholderException when it holds a placeholder that has no value
  RenderedScript render(Placeholders placeholders) throws PlaceholderException;

  /// The down script as a target would get it; empty when there is none.
  ///
  /// @throws PlaceholderException when it holds a placeholder that has no value
  Optional<RenderedScript> renderDown(Placeholders placeholders) throws PlaceholderException;

  /// The verification script as a target would get it; empty when there is none.
  ///
  /// @throws PlaceholderException when it holds a placeholder that has no value
  Optional<RenderedScript> renderVerification(Placeholders placeholders)
      throws PlaceholderException;
}
