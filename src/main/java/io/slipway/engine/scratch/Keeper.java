package io.slipway.engine.scratch;

import io.slipway.engine.postgres.AdvisoryLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds an owner's lock on a connection of its own, and with it all of the owner's databases.
///
/// When the process dies the server ends the session, and the lock is free: that is how others
/// know. When only the session breaks, the keeper takes the lock again before the next database is
/// made; what somebody removed meanwhile is gone.
final class Keeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  // Somebody else holds the lock no longer than it takes to drop what looked forsaken.
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(10);

  private final ScratchServer server;
  private final AdvisoryLock lock;
  private @Nullable Connection connection;

  Keeper(ScratchServer server, Owner owner) {
    this.server = server;
    this.lock = owner.lock();
  }

  /// Makes sure that the lock is held; must precede whatever it is to protect.
  synchronized void ensure() throws SQLException {
    if (connection != null && isAlive(connection)) {
      return;
    }
    close();
    connection = open();
  }

  private static boolean isAlive(Connection connection) {
    try (var statement = connection.createStatement()) {
      statement.execute("");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private Connection open() throws SQLException {
    var opened = server.connections().open(server.maintenanceDatabase(), "slipway scratch keeper");
    try {
      stayIdle(opened);
      if (!await(lock, opened, PATIENCE, POLL)) {
        throw new SQLException("the lock " + lock.name() + " is held by somebody else", "55P03");
      }
      return opened;
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }

  // PostgreSQL 14 and newer can end sessions that do nothing, as this one does.
  private static void stayIdle(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "SELECT set_config(name, '0', false) FROM pg_catalog.pg_settings"
              + " WHERE name = 'idle_session_timeout'");
    }
  }

  /// Tries for a lock until the patience ends, and never queues for it.
  static boolean await(AdvisoryLock lock, Connection session, Duration patience, Duration poll)
      throws SQLException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!lock.tryAcquire(session)) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      LockSupport.parkNanos(poll.toNanos());
    }
    return true;
  }

  @Override
  public synchronized void close() {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("the keeper's connection did not close in an orderly way", e);
    }
    connection = null;
  }
}
