package io.slipway.engine.catalog;

import io.slipway.engine.postgres.OneSnapshot;
import io.slipway.engine.postgres.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

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

  /// Reads the present value, in the connection's transaction if one is open.
  public static QuickDigest of(Connection connection) throws SQLException {
    return OneSnapshot.of(connection, () -> read(connection));
  }

  private static QuickDigest read(Connection connection) throws SQLException {
    var server = ServerVersion.of(connection);
    try (var statement = connection.createStatement()) {
      var digest = row(statement, CatalogQuery.text("quick_digest.sql", server));
      var rest =
          digest.getLast().equals("t") ? "quick_digest_hidden.sql" : "quick_digest_visible.sql";
      var others = row(statement, CatalogQuery.text(rest, server));
      return new QuickDigest(digest.getFirst() + "/" + others.getFirst());
    }
  }

  private static List<String> row(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      rows.next();
      var values = new ArrayList<String>();
      for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        values.add(rows.getString(i));
      }
      return values;
    }
  }
}
