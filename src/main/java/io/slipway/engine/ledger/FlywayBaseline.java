package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;

/// How a database that already has objects is taken over, by Flyway's own option names.
///
/// @param baselineVersion migrations up to it count as applied
/// @param baselineDescription what the row says
/// @param baselineOnMigrate whether it happens by itself with the first run
public record FlywayBaseline(
    FlywayVersion baselineVersion, String baselineDescription, boolean baselineOnMigrate) {

  /// Flyway's defaults: version 1, not by itself.
  public static final FlywayBaseline DEFAULT =
      new FlywayBaseline(FlywayVersion.parse("1"), "<< Flyway Baseline >>", false);
}
