package io.slipway.engine.execute;

import io.slipway.engine.bundle.Migration;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.TransactionIds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Runs single steps on a database that nobody depends on, without a fence: each as a run would,
/// in a session as good as new.
///
/// Prepared statements outlast a script here; one that prepares a statement by a name that another
/// used fails.
///
/// A [SQLException] that leaves it means that the session broke.
public final class ScriptSession {

  private final Connection connection;
  private final Session session;
  private final Session withoutCallbacks;

  /// @param connection in autocommit mode, with [ConnectionSource#DRIVER_PROPERTIES]
  /// @param callbacks what is run around the steps that are applied
  public ScriptSession(
      Connection connection, String applicationName, SessionSetup setup, Callbacks callbacks)
      throws SQLException {
    var settings =
        new RunSettings(
            RunIdentity.of(applicationName),
            List.of(),
            Patience.withOthers(Duration.ZERO),
            setup,
            ConductorSettings.UNLIMITED);
    this.connection = connection;
    this.session = Session.keepingPlans(connection, settings, callbacks);
    this.withoutCallbacks = Session.keepingPlans(connection, settings, Callbacks.NONE);
  }

  /// Applies a step in its own transaction mode and records it in the ledger.
  public Optional<StatementFailure> apply(Step step, StepLedger ledger) throws SQLException {
    return run(session, step, ledger);
  }

  /// Applies a step in its own transaction mode and records nothing.
  public Optional<StatementFailure> applyUnrecorded(Step step) throws SQLException {
    return run(session, step, new NoLedger());
  }

  /// Runs a down script in its own transaction mode and records nothing.
  public Optional<StatementFailure> undo(Step down) throws SQLException {
    return run(withoutCallbacks, down, new NoLedger());
  }

  /// Sends a step's statements within the transaction that the caller has begun and ends.
  public Optional<StatementFailure> applyInside(Step step) throws SQLException {
    return inside(session, step);
  }

  /// Sends a down script's statements within the transaction that the caller has begun and ends.
  public Optional<StatementFailure> undoInside(Step down) throws SQLException {
    return inside(withoutCallbacks, down);
  }

  private Optional<StatementFailure> run(Session session, Step step, StepLedger ledger)
      throws SQLException {
    try {
      var context = RunContext.unwatched(ledger, new ForgetfulJournal());
      return new StepRunner(context, session, TransactionIds.NONE)
          .run(step)
          .map(end -> failure(step, end));
    } catch (StatementFailedException e) {
      return Optional.of(e.failure());
    }
  }

  private static StatementFailure failure(Step step, RunOutcome end) {
    return end instanceof RunOutcome.Failed failed
        ? failed.failure()
        : new StatementFailure(
            step.script().path(),
            0,
            1,
            PostgresFailure.of(new SQLException("the session ended amid the script", "08006")));
  }

  private Optional<StatementFailure> inside(Session session, Step step) throws SQLException {
    try {
      session.reset();
      session.callInside(Event.BEFORE_EACH_MIGRATE);
      for (var statement : TransactionPolicy.withoutBrackets(step.script())) {
        session.callInside(Event.BEFORE_EACH_MIGRATE_STATEMENT);
        session.send(step.script(), statement);
        session.callInside(Event.AFTER_EACH_MIGRATE_STATEMENT);
      }
      session.callInside(Event.AFTER_EACH_MIGRATE);
      session.restoreIdentity();
      return Optional.empty();
    } catch (StatementFailedException e) {
      if (connection.isClosed()) {
        throw e.sqlException();
      }
      return Optional.of(e.failure());
    }
  }

  /// For scripts of which nothing is written down.
  private static final class NoLedger implements StepLedger {

    @Override
    public void prepare(Connection connection) {}

    @Override
    public void applied(Connection connection, Migration migration, Timing timing) {}

    @Override
    public void begun(Connection connection, Migration migration, Instant started) {}

    @Override
    public void finished(Connection connection, Migration migration, Timing timing) {}

    @Override
    public void failed(Connection connection, Migration migration, StatementFailure failure) {}

    @Override
    public void settle(Connection connection, Migration migration, Settlement.As as) {}

    @Override
    public Remaining remaining(Connection connection, List<Step> steps) {
      return Remaining.of(steps);
    }
  }
}
