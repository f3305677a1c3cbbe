package io.slipway.chaos;

import io.slipway.engine.postgres.SqlState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A database as somebody sees it who stands beside the broken network.
record Sql(String url, String user, String password) {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /// A connection, as soon as the server lets anybody in.
  Connection open() {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "onlooker");
    return patiently(() -> DriverManager.getConnection(url, properties));
  }

  void execute(String sql) {
    try (var connection = open()) {
      connection.createStatement().execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Work<T> {
    T get() throws SQLException;
  }

  private static <T> T patiently(Work<T> work) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        return work.get();
      } catch (SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (!SqlState.breaksConnection(state) || System.nanoTime() > deadline) {
          throw new IllegalStateException(e);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /// The rows of a query, each as its columns' texts joined by `|`.
  List<String> query(String sql) {
    return snapshot(List.of(sql)).getFirst();
  }

  /// The rows of several queries as of one moment.
  List<List<String>> snapshot(List<String> queries) {
    return patiently(() -> snapshotOnce(queries));
  }

  private List<List<String>> snapshotOnce(List<String> queries) throws SQLException {
    try (var connection = open()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      var answers = new ArrayList<List<String>>();
      for (var query : queries) {
        answers.add(rows(connection, query));
      }
      connection.commit();
      return answers;
    }
  }

  static List<String> rows(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var result = new ArrayList<String>();
      while (rows.next()) {
        var columns = new ArrayList<String>();
        for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf(rows.getString(i)));
        }
        result.add(String.join("|", columns));
      }
      return result;
    }
  }
}
