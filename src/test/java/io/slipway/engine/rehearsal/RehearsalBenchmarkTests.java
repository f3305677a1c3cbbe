package io.slipway.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.peer.PrismaPeer;
import io.slipway.engine.peer.TargetFacts;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long it takes to know the verdicts of a plan of 20 migrations, from a clone of a template in
/// the state before them.
@Tag("benchmark")
class RehearsalBenchmarkTests {

  private static final Logger LOG = LoggerFactory.getLogger(RehearsalBenchmarkTests.class);
  private static final int STEPS = 20;
  private static final int ROUNDS = Integer.getInteger("rounds", 7);
  private static final double MILLIS = 1e6;

  @ParameterizedTest
  @CsvSource({"prisma-down/gitness, true", "prisma-down/gitness, false", "prisma/langfuse, false"})
  void twenty_migrations(String history, boolean authors) throws SQLException {
    var folder = SharedMaterial.history(history);
    try (var template = TestDatabase.create()) {
      var bundle = EngineTarget.bundle(folder, new BundleSettings.Prisma());
      var peer = new PrismaPeer(TransactionMode.TRANSACTION_WHERE_POSSIBLE, facts(template));
      var all = peer.steps(bundle, bundle.migrations().stream().map(Migration::name).toList());
      var planned =
          EngineTarget.on(template)
              .planPrisma(new ScriptFolder(folder), TransactionMode.TRANSACTION_WHERE_POSSIBLE);
      planned.apply(planned.plan().steps().subList(0, all.size() - STEPS));
      template.execute("ANALYZE");
      var steps =
          all.subList(all.size() - STEPS, all.size()).stream()
              .map(step -> rehearsed(peer, step, authors))
              .toList();
      var rehearsal =
          new RollbackRehearsal(
              peer.session(),
              peer.callbacks(bundle),
              peer.ledger(bundle, LedgerPosition.of(List.of())),
              List.of(new TrialDowns(), new CodeKeeperDowns()));
      var millis = measured(rehearsal, template, steps);
      LOG.info(
          "| {} | {} | {} tables | first {} ms | then {} ms, best {} ms | snapshot {} ms |",
          history,
          authors ? "authors' down scripts" : "generated",
          template.query("SELECT count(*) FROM pg_class WHERE relkind = 'r' AND oid > 16384"),
          Math.round(millis[0]),
          Math.round(Arrays.stream(millis).skip(2).sorted().toArray()[(ROUNDS - 2) / 2]),
          Math.round(Arrays.stream(millis).min().orElseThrow()),
          snapshot(template));
    }
  }

  private static double[] measured(
      RollbackRehearsal rehearsal, TestDatabase template, List<RehearsedStep> steps)
      throws SQLException {
    var millis = new double[ROUNDS];
    var clones = new ArrayList<TestDatabase>();
    for (var round = 0; round < ROUNDS; round++) {
      var started = System.nanoTime();
      // Dropped at the end: ext4 takes half a second for the files of a database that is made
      // within minutes after another one was dropped.
      var clone = TestDatabase.copyOf(template);
      clones.add(clone);
      var verdict = rehearsal.of(new RehearsalScene.Copyable(clone), steps);
      millis[round] = (System.nanoTime() - started) / MILLIS;
      assertThat(verdict.steps()).hasSize(STEPS);
    }
    clones.forEach(TestDatabase::close);
    return millis;
  }

  private static double snapshot(TestDatabase database) throws SQLException {
    try (var connection = database.connect()) {
      var best = Double.MAX_VALUE;
      for (var i = 0; i < 20; i++) {
        var started = System.nanoTime();
        CatalogReader.readOften(connection);
        best = Math.min(best, (System.nanoTime() - started) / MILLIS);
      }
      return best;
    }
  }

  private static RehearsedStep rehearsed(PrismaPeer peer, Step step, boolean authors) {
    return new RehearsedStep(
        step,
        authors ? peer.down(step.migration()) : Optional.empty(),
        step.migration().downPath());
  }

  private static TargetFacts facts(TestDatabase database) throws SQLException {
    try (var connection = database.connect()) {
      return TargetFacts.read(connection, Optional.empty(), Instant.now());
    }
  }
}
