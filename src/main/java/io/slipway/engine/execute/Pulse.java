package io.slipway.engine.execute;

import io.slipway.engine.postgres.AnswerLimit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.core.BaseConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices, while work is done behind a fence, that the target has gone silent: that nothing comes
/// from it any more, and nobody says that a connection is closed.
///
/// A statement may take hours, so that its session's silence means nothing. What is asked on the
/// fence's connection, however, is answered at once by a server that lives; when it is not, both
/// connections are broken off. And when the server says that the session has nothing to do, while
/// whoever uses it waits for an answer, that answer was lost on its way: the session is broken off.
///
/// A fence that is cut, and so is known to be, ends nothing that is under way: the work is watched
/// through another connection until it asks for the fence itself.
final class Pulse implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  // The patience is counted in looks: a process that stood still itself misses one, not all.
  private static final int LOOKS = 6;

  // SQLSTATE connection_failure
  private static final String CONNECTION_FAILURE = "08006";

  private final RunIdentity identity;
  private final Connection fence;
  private final Connection session;
  private final Duration patience;
  private final Observation observation;
  private final Question server;
  private final Question own = new Question(this::feel);
  private final Thread thread = Thread.ofVirtual().name("pulse").unstarted(this::watch);
  private volatile boolean open = true;
  private volatile String lost = "";

  private Pulse(
      ConnectionSource connections,
      RunIdentity identity,
      Connection fence,
      Connection session,
      Duration patience)
      throws SQLException {
    this.identity = identity;
    this.fence = fence;
    this.session = session;
    this.patience = patience;
    this.observation =
        new Observation(
            () -> limited(connections, identity.fence(), patience), fence, session, patience);
    this.server = new Question(observation::make);
  }

  /// @param connections where another connection comes from when the fence is cut
  static Pulse of(
      ConnectionSource connections,
      RunIdentity identity,
      Connection fence,
      Connection session,
      Duration patience)
      throws SQLException {
    var pulse = new Pulse(connections, identity, fence, session, patience);
    pulse.thread.start();
    return pulse;
  }

  /// Opens a connection on which every answer is waited for no longer than that.
  static Connection limited(ConnectionSource connections, String name, Duration patience)
      throws SQLException {
    var connection = connections.open(name);
    AnswerLimit.set(connection, patience);
    return connection;
  }

  /// Says of the failure of what was broken off why it was.
  SQLException explained(SQLException failure) {
    return lost.isEmpty() ? failure : new SQLException(lost, CONNECTION_FAILURE, failure);
  }

  private void watch() {
    while (open && lost.isEmpty()) {
      LockSupport.parkNanos(patience.dividedBy(LOOKS).toNanos());
      if (open) {
        look();
      }
    }
  }

  private void look() {
    var missed = server.look();
    if (observation.wasSilent() || missed >= LOOKS) {
      var why = "The target did not answer for %d s".formatted(patience.toSeconds());
      lose(why, session, fence);
    } else if (missed > 0 || !observation.hasStoodStill()) {
      own.forgive();
    } else if (own.look() >= LOOKS) {
      lose("An answer of the target was lost: it waits for us as we wait for it", session);
    }
  }

  // Waits for as long as somebody else waits for an answer on the same connection. It begins no
  // transaction, and does nothing within one. A session that broke is told to whoever uses it.
  private void feel() {
    try {
      session.unwrap(BaseConnection.class).execSQLUpdate("");
    } catch (SQLException e) {
      LOG.debug("the session broke", e);
    }
  }

  private void lose(String why, Connection... connections) {
    LOG.warn("{}: {}", identity.session(), why);
    lost = why;
    for (var connection : connections) {
      abort(connection);
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(command -> Thread.ofVirtual().name("abort").start(command));
    } catch (SQLException e) {
      LOG.warn("a connection could not be broken off", e);
    }
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(thread);
    observation.close();
  }
}
