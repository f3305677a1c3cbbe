package io.slipway.testing;

import java.sql.Connection;
import java.sql.SQLException;

/// A table that somebody's open transaction has used, so that whoever wants to change its form
/// waits until this is closed.
public record HeldTable(Connection holder) implements AutoCloseable {

  /// Reads the table.
  public static HeldTable of(TestDatabase database, String table) {
    var held = new HeldTable(database.connect());
    try {
      held.holder().setAutoCommit(false);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    held.execute("LOCK TABLE " + table + " IN ACCESS SHARE MODE");
    return held;
  }

  /// Does something else in the same transaction, which is never committed.
  public void execute(String sql) {
    try (var statement = holder.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      holder.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
