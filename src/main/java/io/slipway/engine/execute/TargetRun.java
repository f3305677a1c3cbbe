package io.slipway.engine.execute;

import io.slipway.engine.conductor.Conductor;
import io.slipway.engine.execute.FencedSession.Answer;
import io.slipway.engine.execute.Journal.Progress;
import io.slipway.engine.execute.RunOutcome.Cancelled;
import io.slipway.engine.execute.RunOutcome.ConnectionLost;
import io.slipway.engine.execute.RunOutcome.Failed;
import io.slipway.engine.execute.RunOutcome.Fenced;
import io.slipway.engine.execute.RunOutcome.LedgerMoved;
import io.slipway.engine.execute.RunOutcome.Orphaned;
import io.slipway.engine.execute.RunOutcome.Refused;
import io.slipway.engine.execute.RunOutcome.RolledBack;
import io.slipway.engine.execute.RunOutcome.Succeeded;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.TransactionIds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.PGConnection;

/// Applies steps to one target, behind the fence.
///
/// What is applied already, by an earlier attempt or by anybody else, is left out: the steps are
/// chosen behind the fence, from the target's own ledger.
public final class TargetRun {

  private static final Optional<RunOutcome> REFUSED = Optional.of(new Refused());
  private static final RunOutcome NOTHING_DONE = new Cancelled(Optional.empty(), List.of());

  private final ConnectionSource connections;
  private final RunSettings settings;
  private final Callbacks callbacks;
  private final RunContext context;
  private final Inspection inspection;
  private boolean passed;
  private boolean mayHaveLeftSessions;

  /// One that nobody inspects.
  public TargetRun(
      ConnectionSource connections, RunSettings settings, Callbacks callbacks, RunContext context) {
    this(connections, settings, callbacks, context, Inspection.NONE);
  }

  public TargetRun(
      ConnectionSource connections,
      RunSettings settings,
      Callbacks callbacks,
      RunContext context,
      Inspection inspection) {
    this.connections = connections;
    this.settings = settings;
    this.callbacks = callbacks;
    this.context = context;
    this.inspection = inspection;
    this.mayHaveLeftSessions = settings.identity().followsOthers();
  }

  /// Applies the steps in their order and stops at the first that does not succeed.
  ///
  /// A target that is lost is gone back to for a while: it alone can tell how far the run came.
  public RunOutcome apply(List<Step> steps) {
    var reconnection = new Reconnection(settings.patience().reconnect());
    while (true) {
      var outcome = once(steps, reconnection);
      if (!(outcome instanceof ConnectionLost(var message)) || !reconnection.mayFollow()) {
        return outcome;
      }
      mayHaveLeftSessions = true;
      context.listener().disconnected(message);
    }
  }

  private RunOutcome once(List<Step> steps, Reconnection reconnection) {
    var opened = new AtomicBoolean();
    try {
      var answer =
          settings
              .behindFence(connections)
              .guarded(
                  context.listener(),
                  context.cancellation(),
                  (session, fence) -> {
                    opened.set(true);
                    return enters(session, fence) ? Optional.empty() : REFUSED;
                  },
                  (session, fence) -> behind(fence, session, steps, reconnection));
      return switch (answer) {
        case Answer.Done<RunOutcome>(var outcome) -> outcome;
        case Answer.Fenced<RunOutcome>(_) when isCancelled() -> NOTHING_DONE;
        case Answer.Fenced<RunOutcome>(var holders) -> new Fenced(holders);
      };
    } catch (SQLException e) {
      return !passed && !opened.get() && inspection.endsUnreachable(e)
          ? new Refused()
          : new ConnectionLost(PostgresFailure.of(e).message());
    }
  }

  private boolean enters(Connection session, Connection fence) throws SQLException {
    if (!passed && !inspection.passes(session, fence)) {
      return false;
    }
    if (mayHaveLeftSessions) {
      new Orphans(settings.identity(), fence).endFences();
    }
    return true;
  }

  private boolean isCancelled() {
    return context.cancellation().isRequested();
  }

  private RunOutcome behind(
      Fence fence, Connection connection, List<Step> steps, Reconnection reconnection)
      throws SQLException {
    reconnection.connected();
    try {
      var orphans = orphans(fence, connection, steps);
      if (!orphans.isEmpty()) {
        return isCancelled() ? NOTHING_DONE : new Orphaned(orphans);
      }
      var undone = settle(connection, steps);
      if (undone.isPresent()) {
        return new RolledBack(undone.get());
      }
      var remaining = context.ledger().remaining(connection, steps);
      if (remaining.moved().isPresent()) {
        return new LedgerMoved(remaining.moved().get());
      }
      if (!isCancelled() && !mayBegin(connection, remaining.steps())) {
        return new Refused();
      }
      steps.stream()
          .filter(step -> !remaining.steps().contains(step))
          .forEach(context.listener()::alreadyApplied);
      try (var conductor =
          new Conductor(
              settings.conductor(),
              connection,
              fence.connection(),
              context.listener(),
              context.cancellation())) {
        var session = new Session(connection, settings, callbacks, conductor);
        session.reset();
        context.ledger().prepare(connection);
        var runner = new StepRunner(context, session, TransactionIds.of(fence.connection()));
        var end = migrate(new Way(session, runner, reconnection), remaining.steps());
        return end.isPresent() ? end.get() : applied(session);
      }
    } catch (StatementFailedException e) {
      return failedOutsideSteps(e);
    }
  }

  // Once a run has begun, it is not asked again: what it finds then is its own doing.
  private boolean mayBegin(Connection connection, List<Step> remaining) throws SQLException {
    passed = passed || inspection.passes(connection, remaining);
    return passed;
  }

  private RunOutcome applied(Session session) throws SQLException, StatementFailedException {
    session.reset();
    return inspection.passesApplied(session.connection()) ? new Succeeded() : new Refused();
  }

  // Gives the step that was undone by hand.
  private Optional<Step> settle(Connection connection, List<Step> steps) throws SQLException {
    if (context.settlement().isEmpty()) {
      return Optional.empty();
    }
    var settlement = context.settlement().get();
    var settled =
        steps.stream().filter(step -> step.name().equals(settlement.migration())).findFirst();
    if (settled.isPresent()) {
      context.ledger().settle(connection, settled.get().migration(), settlement.as());
      context.journal().forget(settled.get());
    }
    return settlement.as() == Settlement.As.ROLLED_BACK ? settled : Optional.empty();
  }

  // What earlier attempts left running is waited for only if it may take effect yet: whatever is
  // in a transaction that nobody will commit is not worth it.
  private List<Orphan> orphans(Fence fence, Connection connection, List<Step> steps)
      throws SQLException {
    if (!mayHaveLeftSessions) {
      return List.of();
    }
    return new Orphans(settings.identity(), fence.connection())
        .outlive(
            connection.unwrap(PGConnection.class).getBackendPID(),
            () -> mayTakeEffect(steps) ? settings.patience().orphans() : Duration.ZERO,
            context.listener(),
            context.cancellation());
  }

  private boolean mayTakeEffect(List<Step> steps) {
    return steps.stream().map(context.journal()::progress).anyMatch(Progress::isAlone);
  }

  /// What the steps are applied with.
  private record Way(Session session, StepRunner runner, Reconnection reconnection) {}

  // The order of events is Flyway's, and so is that error callbacks answer to migrations alone.
  private Optional<RunOutcome> migrate(Way way, List<Step> steps)
      throws SQLException, StatementFailedException {
    var session = way.session();
    session.call(Event.BEFORE_MIGRATE);
    var end = all(way, steps);
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

  private Optional<RunOutcome> all(Way way, List<Step> steps) throws SQLException {
    var repeatable = steps.stream().filter(Step::isRepeatable).toList();
    try {
      var end = each(way, steps.stream().filter(step -> !step.isRepeatable()).toList());
      if (end.isPresent()) {
        return end;
      }
      way.session().call(Event.AFTER_VERSIONED);
      if (!repeatable.isEmpty()) {
        way.session().call(Event.BEFORE_REPEATABLES);
      }
      return each(way, repeatable);
    } catch (StatementFailedException e) {
      return Optional.of(failedOutsideSteps(e));
    }
  }

  private Optional<RunOutcome> each(Way way, List<Step> steps)
      throws SQLException, StatementFailedException {
    for (var step : steps) {
      if (isCancelled()) {
        return Optional.of(way.runner().stop(step));
      }
      var end = way.runner().run(step);
      if (end.isPresent()) {
        return end;
      }
      way.reconnection().progressed();
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
