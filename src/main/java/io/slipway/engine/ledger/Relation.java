package io.slipway.engine.ledger;

import io.slipway.engine.postgres.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;

/// A table by its schema and name, taken literally.
public record Relation(String schema, String name) {

  private static final String EXISTS =
      """
      SELECT EXISTS (
        SELECT FROM pg_catalog.pg_class
         WHERE relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?)
           AND relname = ? AND relkind = 'r')
      """;

  /// Whether it is there as an ordinary table, which is all that the peers look for: a view or a
  /// partitioned table of the name counts as absent.
  boolean exists(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(EXISTS)) {
      statement.setString(1, schema);
      statement.setString(2, name);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  @Override
  public String toString() {
    return Identifiers.quote(schema, name);
  }
}
