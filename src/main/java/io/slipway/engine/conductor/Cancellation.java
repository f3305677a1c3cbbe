package io.slipway.engine.conductor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Somebody's wish that a run stop, which reaches the statement under way as well.
public final class Cancellation {

  private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

  /// query_canceled.
  public static final String SQL_STATE = "57014";

  private final AtomicReference<@Nullable Connection> atWork = new AtomicReference<>();
  private volatile boolean isRequested;

  /// Asks for it, and may be called again: a request that reached the server between two
  /// statements was lost there.
  public void request() {
    isRequested = true;
    var connection = atWork.get();
    if (connection != null) {
      try {
        connection.unwrap(PGConnection.class).cancelQuery();
      } catch (SQLException e) {
        LOG.debug("the statement under way could not be cancelled", e);
      }
    }
  }

  public boolean isRequested() {
    return isRequested;
  }

  /// A connection is about to send a statement.
  ///
  /// @throws SQLException of [#SQL_STATE] when the run is to stop
  public void begin(Connection connection) throws SQLException {
    atWork.set(connection);
    if (isRequested) {
      atWork.set(null);
      throw new SQLException("the run was cancelled before the statement", SQL_STATE);
    }
  }

  /// It has its answer.
  public void end() {
    atWork.set(null);
  }
}
