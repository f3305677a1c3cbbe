package io.slipway.engine.preflight;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Finds out whether a session is one, or whether somebody in between gives each transaction, or
/// each statement, a server process of its own.
///
/// A session that reaches PostgreSQL has one server process from its beginning to its end and
/// shares it with nobody. Both are looked at on two sessions that are open at once: in turns, so
/// that a pool of one process is seen to serve both; then with overlapping transactions that end in
/// either order, so that a pool of several hands them out crosswise; and at last by a setting of
/// the session, which a pool that resets its processes takes away.
///
/// @param first in autocommit mode
/// @param second the same, to the same place
/// @param patience how long one answer may take
record PooledConnection(Connection first, Connection second, Duration patience) {

  private static final String BACKEND = "SELECT pg_catalog.pg_backend_pid()";

  private static final String MARK = "SELECT pg_catalog.set_config('slipway.preflight', ?, false)";
  private static final String MARKED =
      "SELECT pg_catalog.current_setting('slipway.preflight', true)";
  private static final String UNMARK = "RESET slipway.preflight";

  private static final int ROUNDS = 4;

  CheckResult look() {
    try (var _ = new Borrowed(first, patience);
        var _ = new Borrowed(second, patience)) {
      return evidence().map(PooledConnection::pooled).orElseGet(PooledConnection::direct);
    } catch (SQLException e) {
      return unknown(Unseen.message(e));
    }
  }

  /// A connection that gives each answer within some time, until it is given back as it was.
  private static final class Borrowed implements AutoCloseable {
    private final Connection connection;
    private final int usual;

    Borrowed(Connection connection, Duration patience) throws SQLException {
      this.connection = connection;
      this.usual = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
    }

    // When one session broke, the other may be in a transaction.
    @Override
    public void close() {
      try {
        execute(connection, "ROLLBACK");
        connection.setNetworkTimeout(Runnable::run, usual);
      } catch (SQLException e) {
        // It is closed already, and whoever uses it next will be told so.
        return;
      }
    }
  }

  private Optional<String> evidence() throws SQLException {
    var own = backend(first);
    var others = backend(second);
    for (var round = 0; round < ROUNDS; round++) {
      var found = compare(own, others, backend(first), backend(second));
      if (found.isPresent()) {
        return found;
      }
    }
    for (var round = 0; round < ROUNDS; round++) {
      var found = overlapping(own, others, round % 2 == 0);
      if (found.isPresent()) {
        return found;
      }
    }
    return markLost();
  }

  private Optional<String> overlapping(String own, String others, boolean firstEndsFirst)
      throws SQLException {
    execute(first, "BEGIN READ ONLY");
    var ownNow = backend(first);
    execute(second, "BEGIN READ ONLY");
    var othersNow = backend(second);
    execute(firstEndsFirst ? first : second, "COMMIT");
    execute(firstEndsFirst ? second : first, "COMMIT");
    return compare(own, others, ownNow, othersNow);
  }

  private static Optional<String> compare(
      String own, String others, String ownNow, String othersNow) {
    if (ownNow.equals(othersNow)) {
      return Optional.of(
          "two sessions that are open at once were both served by server process " + ownNow);
    }
    if (!own.equals(ownNow)) {
      return Optional.of(moved(own, ownNow));
    }
    return others.equals(othersNow) ? Optional.empty() : Optional.of(moved(others, othersNow));
  }

  private static String moved(String before, String after) {
    return "one session was served by server process %s, and then by %s".formatted(before, after);
  }

  private Optional<String> markLost() throws SQLException {
    var mark = UUID.randomUUID().toString();
    try (var statement = first.prepareStatement(MARK)) {
      statement.setString(1, mark);
      statement.execute();
    }
    backend(second);
    var found = one(first, MARKED);
    execute(first, UNMARK);
    return mark.equals(found)
        ? Optional.empty()
        : Optional.of("a setting made for the session was gone in its next transaction");
  }

  private static String backend(Connection connection) throws SQLException {
    return one(connection, BACKEND);
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static CheckResult pooled(String evidence) {
    return CheckResult.fail(
        Check.POOLED_CONNECTION,
        "A pooler stands between, which gives transactions or statements server processes of its"
            + " choice: advisory locks and settings would be other sessions' as well.",
        "Connect to PostgreSQL itself, or to a pool in session mode.",
        List.of(evidence));
  }

  private static CheckResult direct() {
    return CheckResult.pass(
        Check.POOLED_CONNECTION,
        "Each of two sessions kept a server process of its own over several transactions.");
  }

  private static CheckResult unknown(String why) {
    return CheckResult.warn(
        Check.POOLED_CONNECTION,
        "Whether a pooler stands between could not be seen: " + why + ".",
        "Make sure that the address is PostgreSQL's own, or a session-mode pool's with at least two"
            + " free server connections.",
        List.of());
  }
}
