package io.slipway.engine.execute;

import io.slipway.engine.bundle.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Writes what a step did into the target's history table, in the peer's own terms.
///
/// Every method works on the caller's connection and in the caller's transaction, if there is one.
public interface StepLedger {

  /// Creates the history table, and the schema it lives in, where they are missing.
  void prepare(Connection connection) throws SQLException;

  /// Records a migration whose statements ran in the transaction that this row commits with.
  void applied(Connection connection, Migration migration, Timing timing) throws SQLException;

  /// Records, before its first statement, a migration that no transaction protects.
  ///
  /// Until [#finished] the row says what a crash would leave: that the migration failed. A row
  /// that an earlier attempt left so is taken over.
  void begun(Connection connection, Migration migration, Instant started) throws SQLException;

  /// Turns the row of [#begun] into that of an applied migration.
  void finished(Connection connection, Migration migration, Timing timing) throws SQLException;

  /// Adds to the row of [#begun] why the migration stopped.
  void failed(Connection connection, Migration migration, StatementFailure failure)
      throws SQLException;

  /// Writes down what somebody says of a migration that stopped half way, as the peer's own command
  /// for it does. Saying it once more changes nothing.
  void settle(Connection connection, Migration migration, Settlement.As as) throws SQLException;

  /// Which of the steps are still to be done, as the ledger alone can say.
  Remaining remaining(Connection connection, List<Step> steps) throws SQLException;

  /// What the ledger says of planned steps.
  ///
  /// @param steps those it does not hold as applied, in their order
  /// @param moved why the steps cannot be applied as planned, in words: the ledger changed in
  ///     another way than by these very steps
  record Remaining(List<Step> steps, Optional<String> moved) {
    public Remaining {
      steps = List.copyOf(steps);
    }

    public static Remaining of(List<Step> steps) {
      return new Remaining(steps, Optional.empty());
    }

    public static Remaining moved(String reason) {
      return new Remaining(List.of(), Optional.of(reason));
    }
  }

  /// When a step ran.
  ///
  /// @param started by Slipway's clock
  /// @param finished by Slipway's clock
  record Timing(Instant started, Instant finished) {
    public int millis() {
      return Math.toIntExact(
          Math.min(Integer.MAX_VALUE, finished.toEpochMilli() - started.toEpochMilli()));
    }
  }
}
