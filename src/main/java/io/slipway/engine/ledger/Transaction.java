package io.slipway.engine.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/// Several statements as one: in the caller's transaction when one is open, else in one of its
/// own.
final class Transaction {

  /// Work that talks to a database.
  interface Work<T> {
    T run() throws SQLException;
  }

  private Transaction() {}

  static <T> T within(Connection connection, Work<T> work) throws SQLException {
    if (!connection.getAutoCommit()) {
      return work.run();
    }
    connection.setAutoCommit(false);
    try {
      var result = work.run();
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
