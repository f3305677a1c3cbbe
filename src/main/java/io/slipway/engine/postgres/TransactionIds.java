package io.slipway.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Tells the ids of open transactions in such a way that a crash of the server cannot give them to
/// others: a record that names the id is in the write-ahead log, and on disk, before anybody relies
/// on it. Without that a server that crashes forgets ids that it has given out.
///
/// The record is a logical message of the prefix `slipway`, which only those see who decode the log
/// and ask for messages.
public final class TransactionIds {

  private static final String TIMELINE =
      "SELECT substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)";
  private static final String CURRENT =
      """
      SELECT id::text, pg_logical_emit_message(false, 'slipway', id::text)
        FROM pg_current_xact_id() id
      """;
  private static final String LOCALLY_DURABLE = "SET synchronous_commit = local";
  private static final String FLUSH = "SELECT pg_logical_emit_message(true, 'slipway', 'flush')";

  /// For databases that nobody depends on, and for servers without what it takes.
  public static final TransactionIds NONE = new TransactionIds(Optional.empty(), "");

  private final Optional<Connection> observer;
  private final String timeline;

  private TransactionIds(Optional<Connection> observer, String timeline) {
    this.observer = observer;
    this.timeline = timeline;
  }

  /// @param observer a connection in autocommit mode to the server of the sessions asked about
  public static TransactionIds of(Connection observer) throws SQLException {
    try (var statement = observer.createStatement()) {
      statement.execute(LOCALLY_DURABLE);
      statement.execute(FLUSH);
      return new TransactionIds(Optional.of(observer), timeline(observer));
    } catch (SQLException e) {
      if (SqlState.breaksConnection(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      return NONE;
    }
  }

  /// The id of the transaction that a session has open; the transaction gets one by that.
  public Optional<TransactionId> current(Connection session) throws SQLException {
    if (observer.isEmpty()) {
      return Optional.empty();
    }
    var xid = text(session, CURRENT);
    text(observer.get(), FLUSH);
    return Optional.of(new TransactionId(xid, timeline));
  }

  static String timeline(Connection connection) throws SQLException {
    return text(connection, TIMELINE);
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
