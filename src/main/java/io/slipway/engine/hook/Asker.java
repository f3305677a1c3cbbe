package io.slipway.engine.hook;

import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.hook.Hook.Gone;
import io.slipway.engine.hook.Hook.Query;
import io.slipway.engine.postgres.AnswerLimit;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.SqlResource;
import io.slipway.engine.postgres.SqlState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Does on a target what hooks want there, on a connection for each try.
final class Asker {

  private static final String SESSIONS = SqlResource.read(Asker.class, "sessions.sql");
  private static final String APPLICATION_NAME = "slipway hook";

  private final ConnectionSource connections;

  Asker(ConnectionSource connections) {
    this.connections = connections;
  }

  private interface Question {
    Try ask(Connection connection) throws SQLException;
  }

  Try query(Query query, Duration timeout) {
    return asked(
        timeout,
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return answer(statement, query.sql());
          }
        });
  }

  private static Try answer(Statement statement, String sql) throws SQLException {
    var isQuery = statement.execute(sql);
    while (!isQuery && statement.getUpdateCount() != -1) {
      isQuery = statement.getMoreResults();
    }
    if (!isQuery) {
      return new Try.Done("no error, and no rows");
    }
    try (var rows = statement.getResultSet()) {
      if (!rows.next()) {
        return new Try.NotYet("no row");
      }
      return rows.getBoolean(1) && !rows.wasNull()
          ? new Try.Done("true")
          : new Try.NotYet("not true yet");
    }
  }

  Try gone(Gone gone, Duration timeout) {
    return asked(
        timeout,
        connection -> {
          var left = sessions(connection, gone.applications());
          return left.isEmpty()
              ? new Try.Done("nobody is there any more")
              : new Try.NotYet("still there: " + String.join(", ", left));
        });
  }

  private static List<String> sessions(Connection connection, List<String> applications)
      throws SQLException {
    var patterns = applications.stream().map(Asker::pattern).toArray(String[]::new);
    try (var statement = connection.prepareStatement(SESSIONS)) {
      statement.setArray(1, connection.createArrayOf("text", patterns));
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<String>();
        while (rows.next()) {
          found.add("%s (%d)".formatted(rows.getString(1), rows.getLong(2)));
        }
        return found;
      }
    }
  }

  private static String pattern(String application) {
    return application
        .replace("\\", "\\\\")
        .replace("%", "\\%")
        .replace("_", "\\_")
        .replace('*', '%');
  }

  private Try asked(Duration timeout, Question question) {
    try (var connection = connections.open(APPLICATION_NAME)) {
      AnswerLimit.behind(connection, timeout);
      try (var statement = connection.createStatement()) {
        statement.execute("SET statement_timeout = " + Math.max(1, timeout.toMillis()));
      }
      return question.ask(connection);
    } catch (SQLException e) {
      var failure = PostgresFailure.of(e);
      return SqlState.breaksConnection(failure.sqlState())
          ? new Try.NotYet(failure.message())
          : new Try.Refused(failure.message());
    }
  }
}
