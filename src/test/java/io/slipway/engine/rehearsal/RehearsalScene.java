package io.slipway.engine.rehearsal;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.peer.PrismaPeer;
import io.slipway.engine.peer.TargetFacts;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A history in Prisma layout of which the migrations from the second on are rehearsed.
final class RehearsalScene implements AutoCloseable {

  private final ScriptFolder folder = ScriptFolder.create();
  private final TestDatabase database = TestDatabase.create();
  private List<DownWriter> writers = List.of();
  private int migrations;

  /// The state that the plan starts from.
  RehearsalScene given(String sql) {
    database.execute(sql);
    return this;
  }

  /// A migration with the author's down script.
  RehearsalScene step(String up, String down) {
    step(up);
    folder.with(name(migrations) + "/down.sql", down);
    return this;
  }

  RehearsalScene step(String up) {
    migrations++;
    folder.withPrisma(name(migrations), up);
    return this;
  }

  RehearsalScene writing(DownWriter... downs) {
    writers = List.of(downs);
    return this;
  }

  TestDatabase database() {
    return database;
  }

  private static String name(int number) {
    return "%014d_step".formatted(number);
  }

  List<RehearsedStep> steps() {
    try {
      return steps(peer(), bundle());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  PlanVerdict rehearse() {
    try {
      var bundle = bundle();
      var peer = peer();
      var rehearsal =
          new RollbackRehearsal(
              peer.session(),
              peer.callbacks(bundle),
              peer.ledger(bundle, LedgerPosition.of(List.of())),
              writers);
      return rehearsal.of(new Copyable(database), steps(peer, bundle));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Bundle bundle() {
    return EngineTarget.bundle(folder.path(), new BundleSettings.Prisma());
  }

  private Peer peer() throws SQLException {
    try (var connection = database.connect()) {
      var facts = TargetFacts.read(connection, Optional.empty(), Instant.now());
      return new PrismaPeer(TransactionMode.TRANSACTION_WHERE_POSSIBLE, facts);
    }
  }

  private static List<RehearsedStep> steps(Peer peer, Bundle bundle) {
    var names = bundle.migrations().stream().map(Migration::name).toList();
    return peer.steps(bundle, names).stream()
        .map(
            step ->
                new RehearsedStep(step, peer.down(step.migration()), step.migration().downPath()))
        .toList();
  }

  @Override
  public void close() {
    folder.close();
    database.close();
  }

  /// A test's database as one to rehearse on.
  record Copyable(TestDatabase database) implements RehearsalDatabase {

    @Override
    public Connection open(String applicationName) throws SQLException {
      return database.connect(applicationName);
    }

    @Override
    public RehearsalDatabase copy() {
      return new Copyable(TestDatabase.copyOf(database));
    }

    @Override
    public void close() {
      database.close();
    }
  }
}
