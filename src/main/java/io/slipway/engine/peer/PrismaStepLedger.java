package io.slipway.engine.peer;

import io.slipway.engine.bundle.Migration;
import io.slipway.engine.bundle.PrismaMigration;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepLedger;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.ledger.PrismaHistory;
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
    if (!history.exists(connection)) {
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
    if (!planned.isPrefixOf(texts(rows))) {
      return new Remaining(
          List.of(), Optional.of("Rows of the history table changed since the plan was made."));
    }
    var later = rows.subList(planned.rows(), rows.size());
    var names = steps.stream().map(Step::name).toList();
    var foreign = later.stream().filter(row -> !names.contains(row.migrationName())).findFirst();
    if (foreign.isPresent()) {
      return new Remaining(
          List.of(),
          Optional.of(foreign.get().migrationName() + " was recorded since the plan was made."));
    }
    return new Remaining(
        steps.stream().filter(step -> later.stream().noneMatch(row -> isDone(row, step))).toList(),
        Optional.empty());
  }

  private static boolean isDone(PrismaRow row, Step step) {
    return row.state() == PrismaRow.State.APPLIED && row.migrationName().equals(step.name());
  }
}
