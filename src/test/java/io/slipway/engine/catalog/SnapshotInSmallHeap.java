package io.slipway.engine.catalog;

import java.sql.DriverManager;
import java.sql.SQLException;

/// A process that reads a database's schema and says how much it found, in the heap that it has.
final class SnapshotInSmallHeap {

  private SnapshotInSmallHeap() {}

  /// @param arguments the database's JDBC URL, the user and the password
  public static void main(String... arguments) throws SQLException {
    try (var connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
      var catalog = CatalogReader.read(connection);
      System.out.println(catalog.objects().size() + " objects, " + catalog.digest());
    }
  }
}
