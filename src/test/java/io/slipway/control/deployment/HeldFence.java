package io.slipway.control.deployment;

import io.slipway.engine.ledger.FlywayTable;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The lock that real Flyway holds while it migrates, until this is closed.
final class HeldFence implements AutoCloseable {

  private final Connection holder;

  HeldFence(TestDatabase database) throws SQLException {
    holder = database.connect();
    var table = new FlywayTable("public", FlywayTable.DEFAULT_NAME, Optional.empty());
    if (!table.lock().tryAcquire(holder)) {
      throw new IllegalStateException("somebody else has the fence");
    }
  }

  int pid() throws SQLException {
    try (var statement = holder.createStatement();
        var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Override
  public void close() throws SQLException {
    holder.close();
  }
}
