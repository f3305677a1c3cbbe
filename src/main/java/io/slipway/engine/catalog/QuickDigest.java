package io.slipway.engine.catalog;

import io.slipway.engine.postgres.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;

/// Says whether anything changed in one database's schema since last time, for a small part of what
/// a [Catalog] costs.
///
/// It comes from the versions of the system catalogs' rows: another value means that something may
/// have changed (a change and its undoing, a role somewhere on the server, an index rebuilt
/// concurrently); the same value means that nothing did. Data, VACUUM, ANALYZE, REINDEX, CLUSTER,
/// TRUNCATE, sequences' values and temporary tables leave it as it is, but for the first rewrite
/// of a table that was given a column with a default. Values of two databases, or of roles that
/// may read more and less, have nothing to do with each other.
///
/// Within an open transaction, what it changes after its last savepoint counts once.
///
/// @param value without a meaning of its own
public record QuickDigest(String value) {

  private static final String BEGIN =
      "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL jit = off";

  private static final String MAY_READ_ALL =
      """
      SELECT has_table_privilege('pg_user_mapping', 'SELECT')
         AND has_table_privilege('pg_subscription', 'SELECT')
      """;

  /// Reads the present value, in the connection's transaction if one is open.
  public static QuickDigest of(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      return read(connection);
    }
    try (var statement = connection.createStatement()) {
      statement.execute(BEGIN);
      try {
        return read(connection);
      } finally {
        statement.execute("ROLLBACK");
      }
    }
  }

  private static QuickDigest read(Connection connection) throws SQLException {
    var server = ServerVersion.of(connection);
    var rest =
        one(connection, MAY_READ_ALL).equals("t")
            ? "quick_digest_hidden.sql"
            : "quick_digest_visible.sql";
    return new QuickDigest(
        one(connection, CatalogQuery.text("quick_digest.sql", server))
            + "/"
            + one(connection, CatalogQuery.text(rest, server)));
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
