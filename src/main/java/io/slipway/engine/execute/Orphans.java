package io.slipway.engine.execute;

import io.slipway.engine.conductor.Cancellation;
import io.slipway.engine.postgres.SqlResource;
import io.slipway.engine.postgres.SqlState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Finds and ends the sessions that a run's earlier attempts left on its target.
///
/// They are told by their names, and by their attempt from those of an instance that has taken the
/// run over since. Work that is not attempted again leaves none by these names.
final class Orphans {

  private static final String FIND = SqlResource.read(Orphans.class, "orphans.sql");
  private static final String SESSION = "^ ([0-9]{1,9})$";
  private static final String FENCE = "^ ([0-9]{1,9}) fence$";
  private static final int NOBODY = 0;
  private static final Duration POLL = Duration.ofMillis(200);

  // More than a server needs to end a session that heeds it.
  private static final Duration DYING = Duration.ofSeconds(10);

  private final RunIdentity identity;
  private final Connection observer;

  /// @param observer in autocommit mode
  Orphans(RunIdentity identity, Connection observer) {
    this.identity = identity;
    this.observer = observer;
  }

  /// Ends the fences of earlier attempts; whoever of them is alive notices it before its next step.
  void endFences() throws SQLException {
    end(find(FENCE, NOBODY));
  }

  /// Sees to it that nothing of earlier attempts goes on.
  ///
  /// @param own the run's own session
  /// @param patience how long what goes on is worth waiting for; asked for only if something does
  /// @return those that are there all the same
  List<Orphan> outlive(
      int own, Supplier<Duration> patience, RunListener listener, Cancellation cancellation)
      throws SQLException {
    if (find(SESSION, own).isEmpty()) {
      return List.of();
    }
    var left = await(own, patience.get(), listener, cancellation);
    if (left.isEmpty()) {
      return left;
    }
    end(left);
    return await(own, DYING, listener, new Cancellation());
  }

  private List<Orphan> await(
      int own, Duration patience, RunListener listener, Cancellation cancellation)
      throws SQLException {
    var deadline = System.nanoTime() + patience.toNanos();
    List<Orphan> told = List.of();
    while (true) {
      var left = find(SESSION, own);
      if (left.isEmpty() || cancellation.isRequested() || System.nanoTime() - deadline >= 0) {
        return left;
      }
      // What has its answer waits for nobody who is still there.
      end(left.stream().filter(orphan -> !orphan.isAtWork()).toList());
      if (!left.equals(told)) {
        listener.orphaned(left);
        told = left;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private List<Orphan> find(String names, int own) throws SQLException {
    try (var statement = observer.prepareStatement(FIND)) {
      statement.setString(1, identity.name());
      statement.setString(2, names);
      statement.setInt(3, identity.attempt());
      statement.setInt(4, own);
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<Orphan>();
        while (rows.next()) {
          found.add(orphan(rows));
        }
        return found;
      }
    }
  }

  private static Orphan orphan(ResultSet row) throws SQLException {
    return new Orphan(
        row.getInt("pid"),
        row.getString("state"),
        row.getString("query"),
        Optional.ofNullable(row.getObject("query_start", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  private void end(List<Orphan> orphans) throws SQLException {
    for (var orphan : orphans) {
      end(orphan.pid());
    }
  }

  // A session of a role that the target was reached by before may not be ours to end.
  private void end(int pid) throws SQLException {
    try (var statement = observer.prepareStatement("SELECT pg_terminate_backend(?)")) {
      statement.setInt(1, pid);
      statement.execute();
    } catch (SQLException e) {
      if (SqlState.breaksConnection(String.valueOf(e.getSQLState()))) {
        throw e;
      }
    }
  }
}
