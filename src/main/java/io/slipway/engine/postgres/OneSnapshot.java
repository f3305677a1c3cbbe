package io.slipway.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/// Reads in one snapshot, so that several answers fit each other whatever others commit meanwhile.
public final class OneSnapshot {

  // What catalogs are asked is over before anything would be compiled.
  private static final String BEGIN =
      "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL jit = off";

  private OneSnapshot() {}

  /// What is read.
  public interface Reading<T> {
    T read() throws SQLException;
  }

  /// @param connection in autocommit mode; in a transaction, that one's snapshots have to do
  public static <T> T of(Connection connection, Reading<T> reading) throws SQLException {
    if (!connection.getAutoCommit()) {
      return reading.read();
    }
    try (var statement = connection.createStatement()) {
      statement.execute(BEGIN);
      try {
        return reading.read();
      } finally {
        statement.execute("ROLLBACK");
      }
    }
  }
}
