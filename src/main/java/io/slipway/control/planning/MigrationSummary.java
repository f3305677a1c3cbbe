package io.slipway.control.planning;

import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.bundle.PrismaMigration;
import io.swagger.v3.oas.annotations.media.Schema;

/// A migration of a bundle, in a line.
record MigrationSummary(
    @Schema(example = "V12__stock_move_history_index.sql") String name,
    @Schema(allowableValues = {"versioned", "baseline", "repeatable"}) String kind,
    @Schema(description = "As the peer would record it; a repeatable one's before placeholders")
        String checksum,
    @Schema(description = "Whether there is a down script") boolean reversible) {

  static MigrationSummary of(Migration migration) {
    var reversible = migration.down().isPresent();
    return switch (migration) {
      case FlywayMigration flyway ->
          new MigrationSummary(
              flyway.name(),
              switch (flyway.kind()) {
                case VERSIONED -> "versioned";
                case BASELINE -> "baseline";
                case REPEATABLE -> "repeatable";
              },
              Integer.toString(flyway.rawChecksum()),
              reversible);
      case PrismaMigration prisma ->
          new MigrationSummary(prisma.name(), "versioned", prisma.checksum(), reversible);
    };
  }
}
