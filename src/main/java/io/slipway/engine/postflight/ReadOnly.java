package io.slipway.engine.postflight;

import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.preflight.ReadingTransaction;
import io.slipway.engine.preflight.SearchPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// Runs what others wrote in a transaction that reads alone and leaves nothing.
record ReadOnly(Connection connection, SessionSetup session, Duration patience) {

  private static final long MILLIS = 1000;

  /// @throws SQLException when the session broke
  <T> T within(ReadingTransaction.Reading<T> reading) throws SQLException {
    return new ReadingTransaction(connection, patience)
        .within(
            () -> {
              // A transaction that has asked something cannot be made to write any more.
              SearchPath.takeOn(connection, session);
              return reading.read();
            });
  }

  /// What the driver waits for, so that no script can lift the limit.
  int seconds() {
    return (int) Math.max(1, (patience.toMillis() + MILLIS - 1) / MILLIS);
  }

  /// @throws SQLException the failure itself, when it took the session with it
  static void requireSession(Connection connection, SQLException failure) throws SQLException {
    if (connection.isClosed()) {
      throw failure;
    }
  }
}
