package io.slipway.engine.execute;

import io.slipway.engine.conductor.Conductor;
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
          .guarded(context.listener(), (session, fence) -> behind(fence, session, steps))) {
        case Answer.Done<RunOutcome>(var outcome) -> outcome;
        case Answer.Fenced<RunOutcome>(var holders) -> new Fenced(holders);
      };
    } catch (SQLException e) {
      return new ConnectionLost(PostgresFailure.of(e).message());
    }
  }

  private RunOutcome behind(Fence fence, Connection connection, List<Step> steps)
      throws SQLException {
    try {
      var remaining = context.ledger().remaining(connection, steps);
      if (remaining.moved().isPresent()) {
        return new LedgerMoved(remaining.moved().get());
      }
      steps.stream()
          .filter(step -> !remaining.steps().contains(step))
          .forEach(context.listener()::alreadyApplied);
      try (var conductor =
          new Conductor(settings.conductor(), connection, fence.connection(), context.listener())) {
        var session = new Session(connection, settings, callbacks, conductor);
        session.reset();
        context.ledger().prepare(connection);
        return migrate(fence, session, remaining.steps()).orElseGet(Succeeded::new);
      }
    } catch (StatementFailedException e) {
      return failedOutsideSteps(e);
    }
  }

  // The order of events is Flyway's, and so is that error callbacks answer to migrations alone.
  private Optional<RunOutcome> migrate(Fence fence, Session session, List<Step> steps)
      throws SQLException, StatementFailedException {
    session.call(Event.BEFORE_MIGRATE);
    var end = all(fence, session, steps);
    if (end.isPresent()) {
      afterError(session, end.get());
      return end;
    }
    if (!steps.isEmpty()) {
      session.call(Event.AFTER_MIGRATE_APPLIED);
    }
    session.call(Event.AFTER_MIGRATE);
    return Optional.empty();
  }

  private Optional<RunOutcome> all(Fence fence, Session session, List<Step> steps)
      throws SQLException {
    var repeatable = steps.stream().filter(Step::isRepeatable).toList();
    try {
      var end = each(fence, session, steps.stream().filter(step -> !step.isRepeatable()).toList());
      if (end.isPresent()) {
        return end;
      }
      session.call(Event.AFTER_VERSIONED);
      if (!repeatable.isEmpty()) {
        session.call(Event.BEFORE_REPEATABLES);
      }
      return each(fence, session, repeatable);
    } catch (StatementFailedException e) {
      return Optional.of(failedOutsideSteps(e));
    }
  }

  private Optional<RunOutcome> each(Fence fence, Session session, List<Step> steps)
      throws SQLException, StatementFailedException {
    var runner = new StepRunner(context, session, fence.safeguards());
    for (var step : steps) {
      if (!fence.stands()) {
        return Optional.of(new ConnectionLost("the session that held the fence broke"));
      }
      session.reset();
      var end = runner.run(step);
      if (end.isPresent()) {
        return end;
      }
    }
    return Optional.empty();
  }

  // The run has failed already; what its error callbacks say cannot make it fail more.
  private void afterError(Session session, RunOutcome end) throws SQLException {
    if (end instanceof Failed failed) {
      try {
        if (failed.step().isPresent()) {
          session.call(Event.AFTER_EACH_MIGRATE_STATEMENT_ERROR);
          session.call(Event.AFTER_EACH_MIGRATE_ERROR);
        }
        session.call(Event.AFTER_MIGRATE_ERROR);
      } catch (StatementFailedException e) {
        context.listener().errorCallbackFailed(e.failure());
      }
    }
  }

  private static RunOutcome failedOutsideSteps(StatementFailedException e) {
    return new Failed(Optional.empty(), e.failure(), true, List.of());
  }
}
