package io.slipway.engine.bundle;

import java.util.Optional;

/// One versioned, repeatable or baseline script of a bundle, with its down script if it has one.
public sealed interface Migration permits FlywayMigration, PrismaMigration {

  /// What people call it: the script's path for Flyway, the folder's name for Prisma. Unique in
  /// its bundle.
  String name();

  SourceFile script();

  Optional<SourceFile> down();
}
