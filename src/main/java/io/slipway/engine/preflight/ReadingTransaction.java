package io.slipway.engine.preflight;

import io.slipway.engine.postgres.AnswerLimit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// Reads in a transaction that changes nothing, leaves nothing in its session, and in which no
/// statement takes longer than there is patience.
///
/// @param connection in autocommit mode
public record ReadingTransaction(Connection connection, Duration patience) {

  // Names are found in pg_catalog alone, whatever the target's schemas hold.
  private static final String BEGIN =
      """
      BEGIN ISOLATION LEVEL READ COMMITTED, READ ONLY;
      SET LOCAL statement_timeout = %1$d;
      SET LOCAL lock_timeout = %1$d;
      SET LOCAL search_path = pg_catalog
      """;

  /// What is read.
  public interface Reading<T> {
    T read() throws SQLException;
  }

  public <T> T within(Reading<T> reading) throws SQLException {
    var usual = connection.getNetworkTimeout();
    AnswerLimit.behind(connection, patience);
    execute(BEGIN.formatted(Math.max(1, patience.toMillis())));
    try {
      return reading.read();
    } finally {
      end(usual);
    }
  }

  // Of a session that broke the server takes back everything itself.
  private void end(int networkTimeout) {
    try {
      execute("ROLLBACK");
      connection.setNetworkTimeout(Runnable::run, networkTimeout);
    } catch (SQLException e) {
      return;
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
