package io.slipway.engine.preflight;

import io.slipway.testing.OwnServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/// Receives a server's WAL as a standby does, and confirms what it is told to.
record Receiver(Connection connection, PGReplicationStream stream) implements AutoCloseable {

  /// @param from where in the WAL to begin, as the server writes it
  static Receiver of(OwnServer server, String name, String from) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("ApplicationName", name);
    properties.setProperty("replication", "true");
    properties.setProperty("assumeMinServerVersion", "13");
    properties.setProperty("preferQueryMode", "simple");
    var connection = DriverManager.getConnection(server.url(), properties);
    var stream =
        connection
            .unwrap(PGConnection.class)
            .getReplicationAPI()
            .replicationStream()
            .physical()
            .withStartPosition(LogSequenceNumber.valueOf(from))
            .withStatusInterval(100, TimeUnit.MILLISECONDS)
            .start();
    return new Receiver(connection, stream);
  }

  /// Says that all up to a place is on its disk and replayed.
  void confirm(String place) throws SQLException {
    while (stream.readPending() != null) {
      // What is received must be read before more is.
    }
    stream.setFlushedLSN(LogSequenceNumber.valueOf(place));
    stream.setAppliedLSN(LogSequenceNumber.valueOf(place));
    stream.forceUpdateStatus();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
