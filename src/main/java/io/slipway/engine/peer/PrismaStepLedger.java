package io.slipway.engine.peer;

import io.slipway.engine.bundle.Migration;
import io.slipway.engine.bundle.PrismaMigration;
import io.slipway.engine.execute.Settlement;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepLedger;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.ledger.PrismaHistory;
import io.slipway.engine.ledger.PrismaResolve;
import io.slipway.engine.ledger.PrismaRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Prisma's history table as a run writes it.
final class PrismaStepLedger implements StepLedger {

  private final PrismaHistory history;
  private final LedgerPosition planned;
  private boolean hasRows;

  PrismaStepLedger(PrismaHistory history, LedgerPosition planned) {
    this.history = history;
    this.planned = planned;
  }

  /// What the rows say that a plan depends on, in the order in which they were written.
  static List<String> texts(List<PrismaRow> rows) {
    return ordered(rows).stream().map(PrismaStepLedger::text).toList();
  }

  private static List<PrismaRow> ordered(List<PrismaRow> rows) {
    return rows.stream()
        .sorted(Comparator.comparing(PrismaRow::startedAt).thenComparing(PrismaRow::id))
        .toList();
  }

  private static String text(PrismaRow row) {
    return String.join("|", row.id(), row.migrationName(), row.checksum(), row.state().name());
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    if (!hasRows && !history.exists(connection)) {
      history.create(connection);
    }
  }

  @Override
  public void applied(Connection connection, Migration migration, Timing timing)
      throws SQLException {
    history.recordApplied(connection, (PrismaMigration) migration, timing.started());
  }

  @Override
  public void begun(Connection connection, Migration migration, Instant started)
      throws SQLException {
    if (unfinished(connection, migration).isEmpty()) {
      history.recordStart(connection, (PrismaMigration) migration);
    }
  }

  @Override
  public void finished(Connection connection, Migration migration, Timing timing)
      throws SQLException {
    history.markApplied(connection, unfinished(connection, migration).orElseThrow().id());
  }

  @Override
  public void failed(Connection connection, Migration migration, StatementFailure failure)
      throws SQLException {
    var row = unfinished(connection, migration).orElseThrow();
    history.markFailed(connection, row.id(), failure.message());
  }

  @Override
  public void settle(Connection connection, Migration migration, Settlement.As as)
      throws SQLException {
    var resolve = new PrismaResolve(history);
    // Both refuse what is settled already, which is what saying it once more comes to.
    switch (as) {
      case ROLLED_BACK -> resolve.rolledBack(connection, migration.name());
      case APPLIED -> resolve.applied(connection, List.of((PrismaMigration) migration));
    }
  }

  private Optional<PrismaRow> unfinished(Connection connection, Migration migration)
      throws SQLException {
    return history.read(connection).stream()
        .filter(row -> row.migrationName().equals(migration.name()))
        .filter(row -> row.state() == PrismaRow.State.FAILED)
        .findFirst();
  }

  @Override
  public Remaining remaining(Connection connection, List<Step> steps) throws SQLException {
    var rows = ordered(history.read(connection));
    hasRows = !rows.isEmpty();
    if (!planned.isPrefixOf(texts(rows))) {
      return Remaining.moved("Rows of the history table changed since the plan was made.");
    }
    var later = rows.subList(planned.rows(), rows.size());
    var foreign =
        later.stream().filter(row -> steps.stream().noneMatch(step -> isOf(step, row))).findFirst();
    if (foreign.isPresent()) {
      return Remaining.moved(
          foreign.get().migrationName() + " was recorded since the plan was made.");
    }
    if (!hasRows && !history.exists(connection) && !history.tablesInTheWay(connection).isEmpty()) {
      return Remaining.moved("Tables without a history table appeared since the plan was made.");
    }
    return Remaining.of(
        steps.stream().filter(step -> later.stream().noneMatch(row -> isDone(row, step))).toList());
  }

  private static boolean isOf(Step step, PrismaRow row) {
    return row.migrationName().equals(step.name())
        && row.checksum().equals(((PrismaMigration) step.migration()).checksum());
  }

  private static boolean isDone(PrismaRow row, Step step) {
    return row.state() == PrismaRow.State.APPLIED && isOf(step, row);
  }
}
