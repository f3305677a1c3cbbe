package io.slipway.engine.postflight;

import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.sql.Statement;
import io.slipway.engine.sql.StatementNature;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs verification scripts: each statement must give no row, or in one column nothing but true.
///
/// What rows hold is not told: a run's record has other readers than the database.
record VerifyScripts(Connection connection, SessionSetup session, Duration patience) {

  private static final int MOST_ROWS = 1000;
  private static final int SHOWN_COLUMNS = 10;

  CheckResult look(List<StepScript> scripts) throws SQLException {
    if (scripts.isEmpty()) {
      return CheckResult.pass(Check.VERIFY_SCRIPTS, "The migrations have no verification scripts.");
    }
    var faults = new ArrayList<String>();
    for (var script : scripts) {
      fault(script).ifPresent(faults::add);
    }
    var paths = scripts.stream().map(StepScript::path).toList();
    return faults.isEmpty()
        ? CheckResult.pass(
            Check.VERIFY_SCRIPTS, "The migrations' verification scripts find nothing.", paths)
        : CheckResult.fail(
            Check.VERIFY_SCRIPTS,
            "The migrations' verification scripts find something.",
            "Run the statement yourself to see the rows, mend them by hand or with a migration, and"
                + " retry the run, which looks again.",
            faults);
  }

  // What follows on the first fault of a script would often follow from it.
  private Optional<String> fault(StepScript script) throws SQLException {
    var transaction = new ReadOnly(connection, session, patience);
    return transaction.within(
        () -> {
          for (var statement : script.statements()) {
            var fault = fault(script, statement, transaction.seconds());
            if (fault.isPresent()) {
              return fault.map(
                  text ->
                      "%s line %d: %s"
                          .formatted(script.path(), script.fileLine(statement.line()), text));
            }
          }
          return Optional.empty();
        });
  }

  private Optional<String> fault(StepScript script, Statement statement, int seconds)
      throws SQLException {
    if (!mayBeSent(statement.nature())) {
      return Optional.of("no such statement can be sent here: it only looks, in one transaction");
    }
    try (var sent = connection.createStatement()) {
      sent.setQueryTimeout(seconds);
      sent.setMaxRows(MOST_ROWS + 1);
      if (!sent.execute(script.script().text(statement))) {
        return Optional.empty();
      }
      try (var rows = sent.getResultSet()) {
        return isYesOrNo(rows) ? untrue(rows) : some(rows);
      }
    } catch (SQLException e) {
      ReadOnly.requireSession(connection, e);
      var failure = PostgresFailure.of(e);
      return Optional.of("%s (%s)".formatted(failure.message(), failure.sqlState()));
    }
  }

  private static boolean mayBeSent(StatementNature nature) {
    return switch (nature) {
      case StatementNature.Transactional _, StatementNature.DependsOnCatalog _ -> true;
      case StatementNature.NonTransactional _,
          StatementNature.TransactionControl _,
          StatementNature.CopyFromStdin _,
          StatementNature.MetaCommand _ ->
          false;
    };
  }

  private static boolean isYesOrNo(ResultSet rows) throws SQLException {
    return rows.getMetaData().getColumnCount() == 1
        && rows.getMetaData().getColumnTypeName(1).equals("bool");
  }

  private static Optional<String> untrue(ResultSet rows) throws SQLException {
    var count = 0;
    while (rows.next()) {
      count += rows.getBoolean(1) ? 0 : 1;
    }
    return count == 0 ? Optional.empty() : Optional.of("not true in " + rows(count));
  }

  private static Optional<String> some(ResultSet rows) throws SQLException {
    var count = 0;
    while (rows.next()) {
      count++;
    }
    return count == 0
        ? Optional.empty()
        : Optional.of("finds %s of %s".formatted(rows(count), columns(rows)));
  }

  private static String rows(int count) {
    if (count > MOST_ROWS) {
      return "more than " + MOST_ROWS + " rows";
    }
    return count == 1 ? "1 row" : count + " rows";
  }

  private static String columns(ResultSet rows) throws SQLException {
    var description = rows.getMetaData();
    var names = new ArrayList<String>();
    for (var i = 1; i <= Math.min(SHOWN_COLUMNS, description.getColumnCount()); i++) {
      names.add(description.getColumnLabel(i));
    }
    return String.join(", ", names);
  }
}
