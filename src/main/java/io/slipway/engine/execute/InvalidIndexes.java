package io.slipway.engine.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Finds the indexes that an interrupted `CREATE INDEX CONCURRENTLY` or `REINDEX CONCURRENTLY`
/// left.
final class InvalidIndexes {

  private InvalidIndexes() {}

  /// Their schema-qualified names, as messages for people.
  static List<String> in(Connection connection) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT i.indexrelid::regclass::text, i.indrelid::regclass::text
                  FROM pg_catalog.pg_index i
                  JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
                 WHERE NOT i.indisvalid AND c.relkind = 'i'
                 ORDER BY 1
                """)) {
      while (rows.next()) {
        found.add("index %s on %s is invalid".formatted(rows.getString(1), rows.getString(2)));
      }
    }
    return found;
  }
}
