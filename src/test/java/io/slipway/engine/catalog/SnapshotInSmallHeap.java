package io.slipway.engine.catalog;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A process that reads a database's schema and says how much it found, in the heap that it has.
final class SnapshotInSmallHeap {

  private SnapshotInSmallHeap() {}

  /// @param arguments the database's JDBC URL, the user and the password
  public static void main(String... arguments) throws SQLException, IOException {
    try (var connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
      var catalog = CatalogReader.read(connection);
      var answer = catalog.objects().size() + " objects, " + catalog.digest() + "\n";
      new FileOutputStream(FileDescriptor.out).write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }
}
