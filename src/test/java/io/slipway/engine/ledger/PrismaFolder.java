package io.slipway.engine.ledger;

import io.slipway.engine.bundle.PrismaMigration;
import io.slipway.engine.bundle.SourceFile;
import io.slipway.engine.conductor.ScriptLimits;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Makes migrations in Prisma layout.
final class PrismaFolder {

  private PrismaFolder() {}

  static PrismaMigration migration(String name, String sql) {
    var script = sql.getBytes(StandardCharsets.UTF_8);
    return new PrismaMigration(
        name,
        PrismaChecksum.of(script),
        new SourceFile(name + "/migration.sql", script),
        ScriptLimits.NONE,
        Optional.empty(),
        ScriptLimits.NONE,
        Optional.empty());
  }
}
