package io.slipway.engine.peer;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.bundle.PlaceholderSettings;
import io.slipway.engine.bundle.Placeholders;
import io.slipway.engine.bundle.PrismaMigration;
import io.slipway.engine.execute.Callbacks;
import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepLedger;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.execute.TransactionPolicy;
import io.slipway.engine.ledger.Ledger;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.ledger.PrismaHistory;
import io.slipway.engine.ledger.Relation;
import io.slipway.engine.postgres.AdvisoryLock;
import io.slipway.engine.postgres.OneSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Prisma on one target.
public final class PrismaPeer implements Peer {

  // Prisma's scripts have no placeholders; `${x}` in one is text.
  private static final Placeholders NONE = Placeholders.of(PlaceholderSettings.DEFAULT, Map.of());

  private final PrismaHistory history;
  private final StepMaker steps;

  /// @param mode which of Prisma's two ways its scripts are sent in, or Slipway's own
  public PrismaPeer(TransactionMode mode, TargetFacts facts) {
    this.history = new PrismaHistory(facts.schema(), Clock.systemUTC());
    this.steps = new StepMaker(NONE, new TransactionPolicy(mode), new ScriptReview(true, false));
  }

  /// Where the history table is and how it is read and written.
  public PrismaHistory history() {
    return history;
  }

  StepMaker stepMaker() {
    return steps;
  }

  @Override
  public TargetPlan plan(Connection connection, Bundle bundle) throws SQLException {
    var seen =
        OneSnapshot.of(
            connection,
            () -> {
              var rows = history.read(connection);
              return new SeenLedger(
                  LedgerPosition.of(PrismaStepLedger.texts(rows)),
                  Ledger.prisma(connection, rows, migrations(bundle), history));
            });
    var made = steps.makeAll(seen.report().pending());
    return new TargetPlan(
        seen.report(),
        seen.position(),
        made.stream().flatMap(step -> step.step().stream()).toList(),
        made.stream().flatMap(step -> step.findings().stream()).toList());
  }

  private static List<PrismaMigration> migrations(Bundle bundle) {
    return bundle.migrations().stream().map(PrismaMigration.class::cast).toList();
  }

  @Override
  public List<Step> steps(Bundle bundle, List<String> names) {
    return steps.named(bundle.migrations(), names);
  }

  @Override
  public Optional<Step> down(Migration migration) {
    return steps.down(migration);
  }

  @Override
  public Optional<StepScript> verification(Migration migration) {
    return steps.verification(migration);
  }

  @Override
  public StepLedger ledger(Bundle bundle, LedgerPosition planned) {
    return new PrismaStepLedger(history, planned);
  }

  @Override
  public Relation ledgerTable() {
    return new Relation(history.schema(), PrismaHistory.TABLE);
  }

  @Override
  public Callbacks callbacks(Bundle bundle) {
    return Callbacks.NONE;
  }

  @Override
  public SessionSetup session() {
    return new SessionSetup(history.schema(), false);
  }

  @Override
  public List<AdvisoryLock> locks() {
    return List.of(PrismaHistory.LOCK);
  }
}
