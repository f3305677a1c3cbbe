package io.slipway.engine.execute;

import io.slipway.engine.execute.RunOutcome.Failed;
import io.slipway.engine.execute.RunOutcome.InDoubt;
import io.slipway.engine.execute.StepLedger.Timing;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.SqlState;
import io.slipway.engine.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Runs one step on one session, in the step's transaction mode.
///
/// A [SQLException] that leaves it means that the session broke; the target's ledger then says
/// whether the step is applied.
final class StepRunner {

  private final RunContext context;
  private final Connection connection;
  private final StatementSender sender;
  private final Callbacks callbacks;

  StepRunner(RunContext context, Connection connection, Callbacks callbacks) {
    this.context = context;
    this.connection = connection;
    this.sender = new StatementSender(connection);
    this.callbacks = callbacks;
  }

  /// Runs the step; empty when it is applied, otherwise how the run ends with it.
  Optional<RunOutcome> run(Step step) throws SQLException {
    context.listener().stepStarted(step);
    var end =
        switch (step.mode()) {
          case SINGLE_TRANSACTION -> inOneTransaction(step).map(Failed.class::cast);
          case TRANSACTION_WHERE_POSSIBLE -> inOneTransactionIfAllowed(step);
          case STATEMENT_BY_STATEMENT -> statementByStatement(step);
          case BATCH -> asBatch(step);
        };
    if (end.isEmpty()) {
      context.listener().stepFinished(step);
    }
    return end.map(RunOutcome.class::cast);
  }

  private Optional<? extends RunOutcome> inOneTransactionIfAllowed(Step step) throws SQLException {
    if (!context.journal().progress(step).equals(Journal.Progress.NONE)) {
      return statementByStatement(step);
    }
    var failed = inOneTransaction(step);
    return failed
            .filter(end -> SqlState.refusesTransaction(end.failure().failure().sqlState()))
            .isPresent()
        ? statementByStatement(step)
        : failed;
  }

  private Optional<Failed> inOneTransaction(Step step) throws SQLException {
    var started = context.clock().instant();
    connection.setAutoCommit(false);
    try {
      callbacks.inside(Event.BEFORE_EACH_MIGRATE, sender);
      for (var statement : TransactionPolicy.withoutBrackets(step.script().statements())) {
        send(step, statement);
      }
      callbacks.inside(Event.AFTER_EACH_MIGRATE, sender);
      context.ledger().applied(connection, step.migration(), timing(started));
      connection.commit();
    } catch (StatementFailedException e) {
      return failedCleanly(step, e.failure(), e.sqlException());
    } catch (SQLException e) {
      return failedCleanly(step, betweenStatements(step, e), e);
    }
    connection.setAutoCommit(true);
    return Optional.empty();
  }

  private Optional<Failed> failedCleanly(Step step, StatementFailure failure, SQLException cause)
      throws SQLException {
    if (SqlState.breaksConnection(failure.failure().sqlState())) {
      throw cause;
    }
    connection.rollback();
    connection.setAutoCommit(true);
    return Optional.of(new Failed(Optional.of(step), failure, true, List.of()));
  }

  private Optional<? extends RunOutcome> statementByStatement(Step step) throws SQLException {
    var progress = context.journal().progress(step);
    if (progress.inDoubt()) {
      return Optional.of(new InDoubt(step, progress.done() + 1));
    }
    var started = context.clock().instant();
    context.ledger().begun(connection, step.migration(), started);
    try {
      callbacks.inside(Event.BEFORE_EACH_MIGRATE, sender);
      for (var statement : step.script().statements()) {
        if (statement.number() > progress.done()) {
          sendAlone(step, statement);
        }
      }
      callbacks.inside(Event.AFTER_EACH_MIGRATE, sender);
    } catch (StatementFailedException e) {
      return failedHalfway(step, e);
    }
    context.ledger().finished(connection, step.migration(), timing(started));
    return Optional.empty();
  }

  private void sendAlone(Step step, Statement statement) throws StatementFailedException {
    context.journal().begun(step, statement.number());
    try {
      send(step, statement);
    } catch (StatementFailedException e) {
      if (!SqlState.breaksConnection(e.failure().failure().sqlState())) {
        context.journal().failed(step, e.failure());
      }
      throw e;
    }
    context.journal().done(step, statement.number());
  }

  private Optional<? extends RunOutcome> asBatch(Step step) throws SQLException {
    var progress = context.journal().progress(step);
    if (progress.inDoubt()) {
      return Optional.of(new InDoubt(step, 1));
    }
    var started = context.clock().instant();
    context.ledger().begun(connection, step.migration(), started);
    context.journal().begun(step, 1);
    try {
      sender.sendWhole(step.script());
    } catch (StatementFailedException e) {
      return failedHalfway(step, e);
    }
    context.journal().done(step, 1);
    context.ledger().finished(connection, step.migration(), timing(started));
    return Optional.empty();
  }

  private void send(Step step, Statement statement) throws StatementFailedException {
    context.listener().statementStarted(step, statement);
    callbacks.inside(Event.BEFORE_EACH_MIGRATE_STATEMENT, sender);
    var result = sender.send(step.script(), statement);
    callbacks.inside(Event.AFTER_EACH_MIGRATE_STATEMENT, sender);
    context.listener().statementFinished(step, statement, result);
  }

  private Optional<? extends RunOutcome> failedHalfway(Step step, StatementFailedException e)
      throws SQLException {
    var failure = e.failure();
    if (SqlState.breaksConnection(failure.failure().sqlState())) {
      return Optional.of(new InDoubt(step, failure.statement()));
    }
    endOpenTransaction();
    context.ledger().failed(connection, step.migration(), failure);
    return Optional.of(
        new Failed(Optional.of(step), failure, false, InvalidIndexes.in(connection)));
  }

  // A script with a BEGIN of its own may have failed behind it.
  private void endOpenTransaction() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    }
  }

  private static StatementFailure betweenStatements(Step step, SQLException e) {
    return new StatementFailure(step.script().path(), 0, 1, PostgresFailure.of(e));
  }

  private Timing timing(Instant started) {
    return new Timing(started, context.clock().instant());
  }
}
