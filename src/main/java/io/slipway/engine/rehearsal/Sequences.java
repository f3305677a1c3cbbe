package io.slipway.engine.rehearsal;

import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;

/// Where a database's sequences stand: no rollback takes them back, and a migration may count on
/// the numbers that they are to give.
///
/// @param positions what sets them there again, a statement for each; empty when there are none
record Sequences(String positions) {

  private static final String QUERY = SqlResource.read(Sequences.class, "sequences.sql");

  static Sequences read(Connection connection) throws SQLException {
    var query = text(connection, QUERY);
    return new Sequences(query.isEmpty() ? "" : text(connection, query));
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      return row.next() && row.getString(1) != null ? row.getString(1) : "";
    }
  }

  /// Sets them back to where they stood.
  void restore(Connection connection) throws SQLException {
    if (!positions.isEmpty()) {
      try (var statement = connection.createStatement()) {
        statement.execute(positions);
      }
    }
  }
}
