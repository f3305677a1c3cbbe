package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.execute.Step;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The states around a step, with databases that are made when they are asked for.
final class LiveStates implements DownWriter.States, AutoCloseable {

  private final Workbench bench;
  private final Catalog before;
  private final Catalog after;
  private final Step up;
  private final boolean inOneTransaction;
  private @Nullable RehearsalDatabase databaseBefore;
  private @Nullable RehearsalDatabase databaseAfter;

  /// @param inOneTransaction whether the step can be applied in one that others began
  LiveStates(Workbench bench, Catalog before, Catalog after, Step up, boolean inOneTransaction) {
    this.bench = bench;
    this.before = before;
    this.after = after;
    this.up = up;
    this.inOneTransaction = inOneTransaction;
  }

  @Override
  public Catalog before() {
    return before;
  }

  @Override
  public Catalog after() {
    return after;
  }

  @Override
  public <T> T behindStep(DownWriter.Work<T> work) throws SQLException {
    return inOneTransaction
        ? bench.inTransaction(trial -> behindStep(trial, work))
        : bench.onCopy(
            trial -> {
              applied(trial);
              trial.connection().setAutoCommit(false);
              return work.in(trial.connection());
            });
  }

  private <T> T behindStep(Trial trial, DownWriter.Work<T> work) throws SQLException {
    applied(trial);
    return work.in(trial.connection());
  }

  private void applied(Trial trial) throws SQLException {
    var failure = trial.apply(up);
    if (failure.isPresent()) {
      throw new SQLException(failure.get().message(), failure.get().failure().sqlState());
    }
  }

  @Override
  public RehearsalDatabase databaseBefore() throws SQLException {
    if (databaseBefore == null) {
      databaseBefore = bench.copy();
    }
    return databaseBefore;
  }

  @Override
  public RehearsalDatabase databaseAfter() throws SQLException {
    if (databaseAfter == null) {
      databaseAfter = bench.copyBehind(up);
    }
    return databaseAfter;
  }

  @Override
  public void close() {
    if (databaseBefore != null) {
      databaseBefore.close();
    }
    if (databaseAfter != null) {
      databaseAfter.close();
    }
  }
}
