package io.slipway.control.database;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;

/// A schema of the control database that another role than the connected one owns.
final class ForeignSchema {

  private static final String OWNED_BY_ANOTHER =
      """
      SELECT nspowner::regrole::text FROM pg_catalog.pg_namespace
       WHERE nspname = 'slipway' AND NOT pg_has_role(nspowner, 'MEMBER')""";

  private ForeignSchema() {}

  /// Whether another role owns the schema and it holds all that the scripts make, so that there is
  /// nothing to apply.
  ///
  /// @throws IllegalStateException when it is another's and lacks something
  static boolean isCurrent(Connection connection, Bundle scripts) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(OWNED_BY_ANOTHER)) {
      if (!rows.next()) {
        return false;
      }
      var missing = missing(connection, scripts);
      if (!missing.isEmpty()) {
        throw new IllegalStateException(
            ("the schema slipway belongs to the role %s and lacks %s: start once with that role as"
                    + " slipway.database.owner-username")
                .formatted(rows.getString(1), String.join(", ", missing)));
      }
      return true;
    }
  }

  private static List<String> missing(Connection connection, Bundle scripts) throws SQLException {
    var applied = new HashSet<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT script FROM slipway.flyway_schema_history WHERE success")) {
      while (rows.next()) {
        applied.add(rows.getString(1));
      }
    }
    return scripts.migrations().stream()
        .map(Migration::name)
        .filter(name -> !applied.contains(name))
        .toList();
  }
}
