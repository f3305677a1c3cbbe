package io.slipway.engine.rehearsal;

import io.slipway.engine.execute.Callbacks;
import io.slipway.engine.execute.ScriptSession;
import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The database that a rehearsal walks through a plan's states, and the trials that start from the
/// state it is in.
final class Workbench implements AutoCloseable {

  /// What is done in a trial.
  interface Work<T> {
    T in(Trial trial) throws SQLException;
  }

  private static final String APPLICATION_NAME = "slipway rehearsal";

  private final RehearsalDatabase database;
  private final SessionSetup setup;
  private final Callbacks callbacks;
  private Connection connection;
  private ScriptSession session;

  Workbench(RehearsalDatabase database, SessionSetup setup, Callbacks callbacks)
      throws SQLException {
    this.database = database;
    this.setup = setup;
    this.callbacks = callbacks;
    this.connection = database.open(APPLICATION_NAME);
    this.session = session(connection);
  }

  private ScriptSession session(Connection connection) throws SQLException {
    return new ScriptSession(connection, APPLICATION_NAME, setup, callbacks);
  }

  Connection connection() {
    return connection;
  }

  /// Applies a step for good.
  Optional<StatementFailure> apply(Step step, StepLedger ledger) throws SQLException {
    return session.apply(step, ledger);
  }

  /// Applies a step for good and records nothing.
  Optional<StatementFailure> applyUnrecorded(Step step) throws SQLException {
    return session.applyUnrecorded(step);
  }

  /// Runs a down script for good.
  Optional<StatementFailure> undo(Step down) throws SQLException {
    return session.undo(down);
  }

  /// Works in one transaction, which is rolled back.
  <T> T inTransaction(Work<T> work) throws SQLException {
    var sequences = Sequences.read(connection);
    connection.setAutoCommit(false);
    try {
      return work.in(new Inside(connection, session));
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
      sequences.restore(connection);
    }
  }

  /// Works on a copy of the database, where every script commits, and which is dropped.
  <T> T onCopy(Work<T> work) throws SQLException {
    try (var copy = copy();
        var there = copy.open(APPLICATION_NAME)) {
      return work.in(new Alone(there, session(there)));
    }
  }

  /// A copy of the database as it is now, for the caller to close.
  RehearsalDatabase copy() throws SQLException {
    connection.close();
    try {
      return database.copy();
    } finally {
      connection = database.open(APPLICATION_NAME);
      session = session(connection);
    }
  }

  /// A copy of the database as it is behind one more step, for the caller to close.
  RehearsalDatabase copyBehind(Step step) throws SQLException {
    var copy = copy();
    try (var there = copy.open(APPLICATION_NAME)) {
      var failure = session(there).applyUnrecorded(step);
      if (failure.isPresent()) {
        throw new SQLException(failure.get().message(), failure.get().failure().sqlState());
      }
      return copy;
    } catch (SQLException e) {
      copy.close();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private record Inside(Connection connection, ScriptSession session) implements Trial {

    @Override
    public Optional<StatementFailure> apply(Step up) throws SQLException {
      return session.applyInside(up);
    }

    @Override
    public Optional<StatementFailure> undo(Step down) throws SQLException {
      return session.undoInside(down);
    }
  }

  private record Alone(Connection connection, ScriptSession session) implements Trial {

    @Override
    public Optional<StatementFailure> apply(Step up) throws SQLException {
      return session.applyUnrecorded(up);
    }

    @Override
    public Optional<StatementFailure> undo(Step down) throws SQLException {
      return session.undo(down);
    }
  }
}
