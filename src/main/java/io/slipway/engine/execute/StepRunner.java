package io.slipway.engine.execute;

import io.slipway.engine.conductor.ScriptLimits;
import io.slipway.engine.conductor.Tries;
import io.slipway.engine.execute.RunOutcome.Blocked;
import io.slipway.engine.execute.RunOutcome.Cancelled;
import io.slipway.engine.execute.RunOutcome.ConnectionLost;
import io.slipway.engine.execute.RunOutcome.Failed;
import io.slipway.engine.execute.StepLedger.Timing;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.SqlState;
import io.slipway.engine.postgres.TransactionIds;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Runs one step on one session, in the step's transaction mode.
///
/// A [SQLException] that leaves it means that the session broke; the target's ledger then says
/// whether the step is applied.
final class StepRunner {

  private final RunContext context;
  private final Session session;
  private final StepSender sender;
  private final PartRunner parts;

  StepRunner(RunContext context, Session session, TransactionIds transactions) {
    this.context = context;
    this.session = session;
    this.sender = new StepSender(context.listener(), session);
    this.parts = new PartRunner(context, session, sender, transactions);
  }

  /// Runs the step in a session as good as new; empty when it is applied, otherwise how the run
  /// ends with it.
  Optional<RunOutcome> run(Step step) throws SQLException, StatementFailedException {
    session.conductor().heed(step.limits());
    try {
      return runUntilFree(step);
    } finally {
      session.conductor().heed(ScriptLimits.NONE);
    }
  }

  private Optional<RunOutcome> runUntilFree(Step step)
      throws SQLException, StatementFailedException {
    var tries = session.conductor().tries();
    while (true) {
      session.reset(step.opening());
      context.listener().stepStarted(step);
      var end = attempt(step, tries);
      if (end.isEmpty()) {
        context.listener().stepFinished(step);
      }
      if (end.isPresent() && context.cancellation().isRequested()) {
        return Optional.of(cancelled(end.get()));
      }
      if (!(end.orElse(null) instanceof Failed failed && failed.cleanlyUndone())) {
        return end;
      }
      if (!tries.mayFollow(failed.failure().failure().sqlState())) {
        return Optional.of(Blocked.or(failed, session.conductor(), tries));
      }
      context.listener().stepRetried(step, tries.made(), failed.failure());
      tries.pause();
    }
  }

  /// Ends with a step that is not to be begun, or to be gone on with.
  RunOutcome stop(Step step) throws SQLException, StatementFailedException {
    session.reset();
    return parts.settle(step).orElseGet(() -> new Cancelled(Optional.empty(), List.of()));
  }

  // Whatever ended the step, nobody wants it tried again.
  private static RunOutcome cancelled(RunOutcome end) {
    return switch (end) {
      case Failed failed when failed.cleanlyUndone() -> new Cancelled(Optional.empty(), List.of());
      case Failed failed -> new Cancelled(failed.step(), failed.leftovers());
      default -> end;
    };
  }

  private Optional<RunOutcome> attempt(Step step, Tries tries) throws SQLException {
    return switch (step.mode()) {
      case SINGLE_TRANSACTION -> inOneTransaction(step, tries);
      case TRANSACTION_WHERE_POSSIBLE -> inOneTransactionIfAllowed(step, tries);
      case STATEMENT_BY_STATEMENT, BATCH -> parts.run(step);
    };
  }

  private Optional<RunOutcome> inOneTransactionIfAllowed(Step step, Tries tries)
      throws SQLException {
    if (!context.journal().progress(step).equals(Journal.Progress.NONE)) {
      return parts.run(step);
    }
    var end = inOneTransaction(step, tries);
    if (end.orElse(null) instanceof Failed failed
        && SqlState.refusesTransaction(failed.failure().failure().sqlState())) {
      context.listener().stepStarted(step);
      return parts.run(step);
    }
    return end;
  }

  private Optional<RunOutcome> inOneTransaction(Step step, Tries tries) throws SQLException {
    if (!session.conductor().awaitFreeWay(step.script().statementTexts(), tries)) {
      return Optional.of(ConnectionLost.ofFence());
    }
    var connection = session.connection();
    connection.setAutoCommit(false);
    try {
      sendAllAndRecord(step);
      connection.commit();
    } catch (StatementFailedException e) {
      return undone(step, e.failure(), e.sqlException());
    } catch (SQLException e) {
      var failure = new StatementFailure(step.script().path(), 0, 1, PostgresFailure.of(e));
      return undone(step, failure, e);
    }
    connection.setAutoCommit(true);
    return Optional.empty();
  }

  private void sendAllAndRecord(Step step) throws SQLException, StatementFailedException {
    var started = context.clock().instant();
    session.callInside(Event.BEFORE_EACH_MIGRATE);
    for (var statement : TransactionPolicy.withoutBrackets(step.script())) {
      sender.send(step, statement);
    }
    session.callInside(Event.AFTER_EACH_MIGRATE);
    session.restoreIdentity();
    var timing = new Timing(started, context.clock().instant());
    context.ledger().applied(session.connection(), step.migration(), timing);
  }

  private Optional<RunOutcome> undone(Step step, StatementFailure failure, SQLException cause)
      throws SQLException {
    if (SqlState.breaksConnection(failure.failure().sqlState())) {
      throw cause;
    }
    session.connection().rollback();
    session.connection().setAutoCommit(true);
    return Optional.of(new Failed(Optional.of(step), failure, true, List.of()));
  }
}
