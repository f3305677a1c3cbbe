package io.slipway.chaos;

import io.slipway.testing.TcpProxy;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A target's database, and the network through which Slipway reaches it.
record Target(Sql database, TcpProxy network) {

  private static final long LOOK_AGAIN_NANOS = 3_000_000;
  private static final String SESSIONS =
      """
      SELECT pid, application_name, state, wait_event, query FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'slipway run%'
      """;
  private static final String LOCKS =
      """
      SELECT pid, classid, objid FROM pg_locks WHERE locktype = 'advisory'
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """;

  /// The sessions of runs, and the advisory locks; empty when nobody is at work.
  List<String> leases() {
    return database.snapshot(List.of(SESSIONS, LOCKS)).stream().flatMap(List::stream).toList();
  }

  /// The sessions of runs.
  List<String> sessions() {
    return database.query(SESSIONS);
  }

  /// Ends the sessions whose names match a pattern.
  void terminate(String names) {
    database.execute(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name ~ '%s'
        """
            .formatted(names));
  }

  /// The target's address as Slipway is told it.
  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(network.port(), name());
  }

  private String name() {
    return database.url().substring(database.url().lastIndexOf('/') + 1);
  }

  /// Looks until a query has a row, or not any longer.
  boolean comes(String query, long nanos) {
    var deadline = System.nanoTime() + nanos;
    try (var connection = database.open()) {
      while (System.nanoTime() < deadline) {
        if (!Sql.rows(connection, query).isEmpty()) {
          return true;
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
      return false;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
