package io.slipway.engine.peer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// What a plan notes of a target because scripts depend on it; a run takes it from the plan, so
/// that it sends exactly what was planned.
///
/// @param schema the one that unqualified names mean and that holds the ledger
/// @param user the role that the target was asked as
/// @param database its name on the server
/// @param plannedAt when the target was asked; Flyway's `${flyway:timestamp}`
public record TargetFacts(String schema, String user, String database, Instant plannedAt) {

  /// Asks a target.
  ///
  /// @param schema the project's own choice; without one, the connection's current schema
  public static TargetFacts read(Connection connection, Optional<String> schema, Instant now)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT coalesce(current_schema(), 'public'), current_user, current_database()")) {
      rows.next();
      return new TargetFacts(
          schema.orElse(rows.getString(1)), rows.getString(2), rows.getString(3), now);
    }
  }
}
