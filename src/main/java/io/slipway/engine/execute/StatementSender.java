package io.slipway.engine.execute;

import io.slipway.engine.conductor.Conductor;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.sql.Statement;
import io.slipway.engine.sql.StatementNature.CopyFromStdin;
import io.slipway.engine.sql.StatementNature.MetaCommand;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Sends statements to the server exactly as they stand in the script.
final class StatementSender {

  // Whatever says none of these words changes the role in no way that a script can be seen to.
  private static final Pattern ROLE =
      Pattern.compile("\\b(role|authorization|set_config)\\b", Pattern.CASE_INSENSITIVE);

  private final Connection connection;
  private final Conductor conductor;
  private boolean mayHaveChangedRole;

  StatementSender(Connection connection, Conductor conductor) {
    this.connection = connection;
    this.conductor = conductor;
  }

  /// Sends one statement, with its data if it is a `COPY … FROM STDIN`.
  StatementResult send(StepScript script, Statement statement) throws StatementFailedException {
    var started = System.nanoTime();
    try {
      conductor.before(script.script().text(statement));
      var result = sent(script, statement, started);
      conductor.succeeded();
      return result;
    } catch (SQLException e) {
      conductor.failed();
      throw failed(script, statement, e);
    } catch (IOException e) {
      conductor.failed();
      throw failed(script, statement, new SQLException(e.getMessage(), "08006", e));
    }
  }

  private StatementResult sent(StepScript script, Statement statement, long started)
      throws SQLException, IOException {
    var text = script.script().text(statement);
    return switch (statement.nature()) {
      case CopyFromStdin(var data) -> {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var rows = copy.copyIn(text, script.script().data(data));
        yield new StatementResult(rows, since(started), List.of());
      }
      case MetaCommand(var name) -> throw unsupported(name);
      default -> execute(text, started);
    };
  }

  /// Sends all statements of a script, one by one.
  void sendAll(StepScript script) throws StatementFailedException {
    for (var statement : script.statements()) {
      send(script, statement);
    }
  }

  /// Sends a whole script as one message; the server alone tells its statements apart.
  StatementResult sendWhole(StepScript script) throws StatementFailedException {
    var started = System.nanoTime();
    try {
      conductor.before(script.statementTexts());
      var result = execute(script.text(), started);
      conductor.succeeded();
      return result;
    } catch (SQLException e) {
      conductor.failed();
      throw failedSomewhere(script, e);
    }
  }

  /// Whether something sent since [#forget] may have left the session in another role.
  boolean mayHaveChangedRole() {
    return mayHaveChangedRole;
  }

  /// The session is as good as new.
  void forget() {
    mayHaveChangedRole = false;
  }

  private StatementResult execute(String sql, long started) throws SQLException {
    mayHaveChangedRole |= ROLE.matcher(sql).find();
    try (var jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      var rows = -1L;
      var isQuery = jdbc.execute(sql);
      do {
        if (!isQuery) {
          rows = Math.max(rows, jdbc.getLargeUpdateCount());
        }
        isQuery = jdbc.getMoreResults();
      } while (isQuery || jdbc.getLargeUpdateCount() != -1);
      return new StatementResult(rows, since(started), notices(jdbc.getWarnings()));
    }
  }

  private static List<String> notices(@Nullable SQLWarning first) {
    var notices = new ArrayList<String>();
    for (var warning = first;
        warning != null && notices.size() < StatementResult.MAX_NOTICES;
        warning = warning.getNextWarning()) {
      notices.add(String.valueOf(warning.getMessage()));
    }
    return notices;
  }

  private static SQLException unsupported(String name) {
    return new SQLException(
        name + " is a command of psql; no server understands it. Write it as SQL", "0A000");
  }

  private static StatementFailedException failed(
      StepScript script, Statement statement, SQLException cause) {
    var failure = PostgresFailure.of(cause);
    var line =
        failure.position() > 0
            ? script.script().position(statement, failure.position()).line()
            : statement.line();
    return new StatementFailedException(
        new StatementFailure(script.path(), statement.number(), script.fileLine(line), failure),
        cause);
  }

  private static StatementFailedException failedSomewhere(StepScript script, SQLException cause) {
    var failure = PostgresFailure.of(cause);
    var culprit = script.statementAt(failure.position());
    return new StatementFailedException(
        new StatementFailure(
            script.path(),
            culprit.map(Statement::number).orElse(0),
            culprit.map(statement -> script.fileLine(statement.line())).orElse(1),
            failure),
        cause);
  }

  private static Duration since(long started) {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
