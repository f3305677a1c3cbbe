package io.slipway.engine.schemadiff;

import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.SqlState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Applies a candidate on a scratch database in an order that works.
///
/// A statement that fails is tried again behind each later one that succeeds. Nothing is left out:
/// either all statements were applied, each once, or the script has failed. An order found in this
/// way is as good as one thought out, because it has been tried.
public final class Settling {

  /// What came of it.
  public sealed interface Outcome {

    /// All statements were applied, in the order of this script.
    record Settled(Candidate.Script script) implements Outcome {}

    /// No order was found in which this statement succeeds.
    record Stuck(String statement, PostgresFailure failure) implements Outcome {}
  }

  private final Statement session;
  private final List<String> applied = new ArrayList<>();
  private final List<Postponed> postponed = new ArrayList<>();

  private record Postponed(String statement, PostgresFailure failure) {}

  private Settling(Statement session) {
    this.session = session;
  }

  /// Applies the script in the connection's transaction, which stays open: the caller compares what
  /// it led to, and rolls back.
  ///
  /// @param scratch to the state that the script begins with, not in autocommit mode
  /// @throws SQLException when the connection breaks
  public static Outcome apply(Connection scratch, Candidate.Script script) throws SQLException {
    try (var session = scratch.createStatement()) {
      return new Settling(session).apply(script.statements());
    }
  }

  private Outcome apply(List<String> statements) throws SQLException {
    for (var statement : statements) {
      var failure = attempt(statement);
      if (failure.isPresent()) {
        postponed.add(new Postponed(statement, failure.get()));
      } else {
        retry();
      }
    }
    if (postponed.isEmpty()) {
      return new Outcome.Settled(new Candidate.Script(applied));
    }
    var first = postponed.getFirst();
    return new Outcome.Stuck(first.statement(), first.failure());
  }

  // Each success may make way for another one.
  private void retry() throws SQLException {
    for (var i = 0; i < postponed.size(); i++) {
      if (attempt(postponed.get(i).statement()).isEmpty()) {
        postponed.remove(i);
        i = -1;
      }
    }
  }

  private Optional<PostgresFailure> attempt(String statement) throws SQLException {
    session.execute("SAVEPOINT slipway");
    try {
      session.execute(statement);
      session.execute("RELEASE SAVEPOINT slipway");
      applied.add(statement);
      return Optional.empty();
    } catch (SQLException e) {
      var failure = PostgresFailure.of(e);
      if (SqlState.breaksConnection(failure.sqlState())) {
        throw e;
      }
      session.execute("ROLLBACK TO SAVEPOINT slipway");
      return Optional.of(failure);
    }
  }
}
