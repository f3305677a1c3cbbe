package io.slipway.engine.execute;

import io.slipway.engine.conductor.Cancellation;
import io.slipway.engine.postgres.AdvisoryLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps everybody else who migrates out of a target for as long as it is open.
///
/// One connection in autocommit mode, on which no transaction is ever open, holds the
/// session-level advisory locks: Slipway's own and the peer's. So it excludes the peer's real
/// tool, and never makes `CREATE INDEX CONCURRENTLY` wait for Slipway itself.
final class Fence implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Fence.class);

  // Short beside any migration, long beside a round trip.
  private static final Duration POLL = Duration.ofMillis(100);

  private final Connection connection;
  private final List<AdvisoryLock> locks;

  /// @param connection in autocommit mode; closed with the fence
  /// @param locks acquired in this order
  Fence(Connection connection, List<AdvisoryLock> locks) {
    this.connection = connection;
    this.locks = locks;
  }

  /// Tries until the fence stands or the patience ends, and never queues for a lock meanwhile.
  ///
  /// @return who was in the way at the end; empty when the fence stands
  List<FenceHolder> raise(Duration patience, RunListener listener, Cancellation cancellation)
      throws SQLException {
    var deadline = System.nanoTime() + patience.toNanos();
    List<FenceHolder> told = List.of();
    while (true) {
      var holders = tryOnce();
      if (holders.isEmpty() || cancellation.isRequested() || System.nanoTime() >= deadline) {
        return holders;
      }
      if (!holders.equals(told)) {
        listener.waiting(holders);
        told = holders;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private List<FenceHolder> tryOnce() throws SQLException {
    for (var i = 0; i < locks.size(); i++) {
      var lock = locks.get(i);
      if (!lock.tryAcquire(connection)) {
        release(locks.subList(0, i));
        return holdersOf(lock);
      }
    }
    return List.of();
  }

  private List<FenceHolder> holdersOf(AdvisoryLock lock) throws SQLException {
    var holders =
        lock.holders(connection).stream()
            .map(session -> new FenceHolder(lock.name(), session))
            .toList();
    // Let go in the instant between the two questions: the next try will tell.
    return holders.isEmpty() ? List.of(FenceHolder.unknown(lock)) : holders;
  }

  private void release(List<AdvisoryLock> held) throws SQLException {
    for (var lock : held.reversed()) {
      lock.release(connection);
    }
  }

  /// Whether it still stands: the locks live exactly as long as the session that holds them.
  boolean stands() {
    try (var statement = connection.createStatement()) {
      statement.execute("");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /// For questions to the target, which wait for nobody.
  Connection connection() {
    return connection;
  }

  /// Lowers the fence. The server does the same by itself when a session ends in another way, so
  /// a failure here changes nothing of what the run did.
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("the fence's connection did not close in an orderly way", e);
    }
  }
}
