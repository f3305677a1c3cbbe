package io.slipway.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// How long is waited for a server's answer on a connection, before that is broken off: a network
/// that goes silent closes nothing.
public final class AnswerLimit {

  // A server that is swamped may be so much later than it means to be.
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private AnswerLimit() {}

  /// For questions that a server answers at once.
  ///
  /// @param limit of milliseconds, more than nothing
  public static void set(Connection connection, Duration limit) throws SQLException {
    var millis = Math.min(limit.toMillis(), Integer.MAX_VALUE);
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(millis));
  }

  /// For statements that the server itself ends in time, as `statement_timeout` has it.
  public static void behind(Connection connection, Duration statementTimeout) throws SQLException {
    set(connection, statementTimeout.plus(MARGIN));
  }
}
