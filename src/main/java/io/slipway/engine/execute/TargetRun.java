package io.slipway.engine.execute;

import io.slipway.engine.execute.FencedSession.Answer;
import io.slipway.engine.execute.RunOutcome.ConnectionLost;
import io.slipway.engine.execute.RunOutcome.Failed;
import io.slipway.engine.execute.RunOutcome.Fenced;
import io.slipway.engine.execute.RunOutcome.LedgerMoved;
import io.slipway.engine.execute.RunOutcome.Succeeded;
import io.slipway.engine.postgres.PostgresFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Applies steps to one target, behind the fence.
///
/// What is applied already, by an earlier attempt or by anybody else, is left out: the steps are
/// chosen behind the fence, from the target's own ledger.
public final class TargetRun {

  private final ConnectionSource connections;
  private final RunSettings settings;
  private final Callbacks callbacks;
  private final RunContext context;

  public TargetRun(
      ConnectionSource connections, RunSettings settings, Callbacks callbacks, RunContext context) {
    this.connections = connections;
    this.settings = settings;
    this.callbacks = callbacks;
    this.context = context;
  }

  /// Applies the steps in their order and stops at the first that does not succeed.
  public RunOutcome apply(List<Step> steps) {
    try {
      return switch (settings
          .behindFence(connections)
          .during(context.listener(), connection -> behindFence(connection, steps))) {
        case Answer.Done<RunOutcome>(var outcome) -> outcome;
        case Answer.Fenced<RunOutcome>(var holders) -> new Fenced(holders);
      };
    } catch (SQLException e) {
      return new ConnectionLost(PostgresFailure.of(e).message());
    }
  }

  private RunOutcome behindFence(Connection connection, List<Step> steps) throws SQLException {
    try {
      var remaining = context.ledger().remaining(connection, steps);
      if (remaining.moved().isPresent()) {
        return new LedgerMoved(remaining.moved().get());
      }
      settings.session().reset(connection, callbacks);
      context.ledger().prepare(connection);
      var end = migrate(connection, remaining.steps());
      if (end.isPresent()) {
        afterError(connection, end.get());
      }
      return end.orElseGet(Succeeded::new);
    } catch (StatementFailedException e) {
      return failedOutsideSteps(e);
    }
  }

  private Optional<RunOutcome> migrate(Connection connection, List<Step> steps)
      throws SQLException {
    try {
      fire(Event.BEFORE_MIGRATE, connection);
      var end = each(connection, steps.stream().filter(step -> !step.isRepeatable()).toList());
      if (end.isPresent()) {
        return end;
      }
      fire(Event.AFTER_VERSIONED, connection);
      fire(Event.BEFORE_REPEATABLES, connection);
      end = each(connection, steps.stream().filter(Step::isRepeatable).toList());
      if (end.isPresent()) {
        return end;
      }
      if (!steps.isEmpty()) {
        fire(Event.AFTER_MIGRATE_APPLIED, connection);
      }
      fire(Event.AFTER_MIGRATE, connection);
      return Optional.empty();
    } catch (StatementFailedException e) {
      return Optional.of(failedOutsideSteps(e));
    }
  }

  private Optional<RunOutcome> each(Connection connection, List<Step> steps)
      throws SQLException, StatementFailedException {
    var runner = new StepRunner(context, connection, callbacks);
    for (var step : steps) {
      settings.session().reset(connection, callbacks);
      var end = runner.run(step);
      if (end.isPresent()) {
        return end;
      }
    }
    return Optional.empty();
  }

  private void fire(Event event, Connection connection)
      throws SQLException, StatementFailedException {
    if (callbacks.answer(event)) {
      settings.session().reset(connection, callbacks);
      callbacks.apart(event, connection);
    }
  }

  // The run has failed already; what its error callbacks say cannot make it fail more.
  private void afterError(Connection connection, RunOutcome end) throws SQLException {
    if (end instanceof Failed failed) {
      try {
        if (failed.step().isPresent()) {
          fire(Event.AFTER_EACH_MIGRATE_ERROR, connection);
        }
        fire(Event.AFTER_MIGRATE_ERROR, connection);
      } catch (StatementFailedException e) {
        context.listener().errorCallbackFailed(e.failure());
      }
    }
  }

  private static RunOutcome failedOutsideSteps(StatementFailedException e) {
    return new Failed(Optional.empty(), e.failure(), true, List.of());
  }
}
