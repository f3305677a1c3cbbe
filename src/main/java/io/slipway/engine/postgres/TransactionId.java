package io.slipway.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A transaction whose end can be asked for after its session is gone.
///
/// @param xid PostgreSQL's `xid8`
/// @param timeline of the write-ahead log that it is in, in hexadecimal: a server that a standby or
///     a backup became gives the same ids to other transactions
public record TransactionId(String xid, String timeline) {

  private static final String FATE = SqlResource.read(TransactionId.class, "transaction_fate.sql");

  /// What became of a transaction.
  public enum Fate {
    /// Its effects are there, or are as soon as somebody commits what it prepared.
    COMMITTED,
    ABORTED,
    /// Its session is still at work.
    IN_PROGRESS,
    /// The server does not know any more, or is another than the one that it was on.
    UNKNOWN
  }

  /// Asks what became of it, on a connection outside any transaction.
  public Fate fate(Connection connection) throws SQLException {
    if (!timeline.equals(TransactionIds.timeline(connection))) {
      return Fate.UNKNOWN;
    }
    try (var statement = connection.prepareStatement(FATE)) {
      statement.setString(1, xid);
      statement.setString(2, xid);
      try (var row = statement.executeQuery()) {
        row.next();
        return fate(row.getString(1));
      }
    }
  }

  private static Fate fate(@Nullable String status) {
    return switch (status) {
      case "committed" -> Fate.COMMITTED;
      case "aborted" -> Fate.ABORTED;
      case "in progress" -> Fate.IN_PROGRESS;
      case null, default -> Fate.UNKNOWN;
    };
  }
}
