package io.slipway.engine.ledger;

import io.slipway.engine.postgres.AdvisoryLock;
import io.slipway.engine.postgres.Identifiers;
import java.util.Optional;

/// Where Flyway's history table is, by Flyway's own option names.
///
/// @param defaultSchema the schema that holds it
/// @param table its name, taken literally
/// @param tablespace where it is created; empty for the database's own
public record FlywayTable(String defaultSchema, String table, Optional<String> tablespace) {

  /// Flyway's default name.
  public static final String DEFAULT_NAME = "flyway_schema_history";

  /// `flyway_schema_history` in the schema `public`.
  public static final FlywayTable DEFAULT =
      new FlywayTable("public", DEFAULT_NAME, Optional.empty());

  // The six ASCII bytes of "Flyway" as one big-endian number.
  private static final long FLYWAY = 0x466C_7977_6179L;

  /// The quoted, qualified name.
  String quoted() {
    return Identifiers.quote(defaultSchema, table);
  }

  /// The lock that Flyway itself takes around a migration with this table.
  public AdvisoryLock lock() {
    return new AdvisoryLock("Flyway " + quoted(), FLYWAY + quoted().hashCode());
  }
}
