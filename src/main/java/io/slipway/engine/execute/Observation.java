package io.slipway.engine.execute;

import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a server says of a session, asked on the fence's connection, or on another one of the same
/// name once that is broken.
final class Observation implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Observation.class);
  private static final String SEE = SqlResource.read(Observation.class, "observation.sql");

  /// Opens a connection on which every answer is waited for with a patience.
  interface Opening {
    Connection open() throws SQLException;
  }

  private final Opening opening;
  private final Connection fence;
  private final Duration patience;
  private final int pid;
  private final AtomicReference<@Nullable Connection> spare = new AtomicReference<>();
  private volatile Optional<String> idle = Optional.empty();
  private volatile boolean wasSilent;
  private volatile boolean open = true;
  private String seen = "";
  private boolean wasThere;

  /// @param opening where the other connection comes from
  /// @param session of whom is spoken
  /// @param patience of those connections
  Observation(Opening opening, Connection fence, Connection session, Duration patience)
      throws SQLException {
    this.opening = opening;
    this.fence = fence;
    this.patience = patience;
    this.pid = session.unwrap(PGConnection.class).getBackendPID();
  }

  /// Asks.
  ///
  /// A connection that breaks says so at once; on one that is silent somebody has waited in vain,
  /// perhaps another who asked a little sooner.
  void make() throws SQLException {
    var observer = observer();
    var asked = System.nanoTime();
    try {
      ask(observer);
    } catch (SQLException e) {
      wasSilent = System.nanoTime() - asked >= patience.dividedBy(2).toNanos();
      throw e;
    }
  }

  // A pooler tells its clients process numbers of its own, which the server does not know.
  private void ask(Connection observer) throws SQLException {
    try (var statement = observer.prepareStatement(SEE)) {
      statement.setInt(1, pid);
      try (var row = statement.executeQuery()) {
        idle = row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  private Connection observer() throws SQLException {
    if (!fence.isClosed()) {
      return fence;
    }
    var other = spare.get();
    if (other == null || other.isClosed()) {
      other = opening.open();
      spare.set(other);
      if (!open) {
        close();
      }
    }
    return other;
  }

  /// Whether the last question was waited for in vain.
  boolean wasSilent() {
    return wasSilent;
  }

  /// Whether the session has done nothing, or is gone, since this was asked last. Statements that
  /// follow each other fast may all have passed in between, but then another one was the last.
  boolean hasStoodStill() {
    var now = idle.orElse(wasThere ? "gone" : "");
    wasThere |= idle.isPresent();
    var same = now.equals(seen) && !now.isEmpty();
    seen = now;
    return same;
  }

  @Override
  public void close() {
    open = false;
    var other = spare.getAndSet(null);
    if (other != null) {
      try {
        other.close();
      } catch (SQLException e) {
        LOG.debug("the observer did not close in an orderly way", e);
      }
    }
  }
}
