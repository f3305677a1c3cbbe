package io.slipway.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.FlywayNaming;
import io.slipway.engine.bundle.PlaceholderSettings;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.engine.replay.Replayed.Built;
import io.slipway.engine.scratch.Scratch;
import io.slipway.engine.scratch.ScratchSettings;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.EngineTarget.Planned;
import io.slipway.testing.SchemaText;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import io.slipway.testing.TestScratch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The histories of real projects, replayed and compared with databases that were migrated.
@Tag("compat")
class RealHistoriesTests {

  private static final Logger LOG = LoggerFactory.getLogger(RealHistoriesTests.class);

  private final Scratch scratch =
      new Scratch(TestScratch.server(), ScratchSettings.DEFAULT, Clock.systemUTC());

  @BeforeEach
  void dropTemplates() {
    TestScratch.dropTemplates();
  }

  @AfterEach
  void close() {
    scratch.close();
    TestScratch.dropTemplates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flyway/kestra",
        "flyway/familie-ba-sak",
        "flyway/interventions-service",
        "flyway-undo/reportportal",
        "flyway-undo/gitness"
      })
  void in_flyway_layout_make_what_migrating_makes(String history) throws SQLException {
    var folder = new ScriptFolder(SharedMaterial.history(history));
    comesOutTheSame(history, database -> EngineTarget.on(database).planFlyway(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prisma/langfuse", "prisma/amplication", "prisma-down/gitness"})
  void in_prisma_layout_make_what_migrating_makes(String history) throws SQLException {
    var folder = new ScriptFolder(SharedMaterial.history(history));
    comesOutTheSame(
        history,
        database ->
            EngineTarget.on(database)
                .planPrisma(folder, TransactionMode.TRANSACTION_WHERE_POSSIBLE));
  }

  private void comesOutTheSame(String history, Function<TestDatabase, Planned> plan)
      throws SQLException {
    try (var target = TestDatabase.create()) {
      assertThat(plan.apply(target).apply()).isEqualTo(new RunOutcome.Succeeded());
      var first = state(plan.apply(target), target);
      var second = state(plan.apply(target), target);
      assertThat(first.built().fresh()).isTrue();
      assertThat(second.built().fresh()).isFalse();

      var compared =
          SchemaText.assertSame(TestScratch.database(second.built().database().name()), target);
      LOG.info(
          "| {} | replayed in {} ms | cloned in {} ms | same by {} | {} |",
          history,
          first.millis(),
          second.millis(),
          compared,
          second.built().remarks());
    }
  }

  private record Timed(Built built, long millis) {}

  private Timed state(Planned plan, TestDatabase target) throws SQLException {
    try (var connection = target.connect()) {
      var roles = TargetRoles.read(connection, scratch.server());
      var started = System.nanoTime();
      var replayed =
          new Replay(scratch).stateOf(plan.peer(), plan.bundle(), plan.plan().ledger(), roles);
      return new Timed(built(replayed), (System.nanoTime() - started) / 1_000_000);
    }
  }

  private static Built built(Replayed replayed) {
    if (replayed instanceof Built built) {
      return built;
    }
    throw new AssertionError(replayed);
  }

  @Test
  void that_need_a_role_of_the_targets_cluster_get_it() throws SQLException {
    var folder = SharedMaterial.history("flyway/crowd.dev");
    try (var target = TestDatabase.create()) {
      var plan = crowdDev(target, folder);
      var state =
          new TargetState(
              plan.peer(),
              plan.bundle(),
              plan.plan().steps(),
              new TargetRoles(Set.of("postgres", "sequin"), false));
      var replayed = built(new Replay(scratch).stateOf(state));
      assertThat(replayed.provision().roles().created()).containsExactly("sequin");

      assertThat(plan.apply()).isEqualTo(new RunOutcome.Succeeded());
      SchemaText.assertSame(TestScratch.database(replayed.database().name()), target);

      var again = state(crowdDev(target, folder), target).built();
      SchemaText.assertSame(TestScratch.database(again.database().name()), target);
    } finally {
      scratch.close();
      TestScratch.dropTemplates();
      TestScratch.execute("DROP ROLE IF EXISTS sequin");
    }
  }

  private static Planned crowdDev(TestDatabase target, Path folder) {
    var settings =
        new BundleSettings.Flyway(
            List.of(""),
            FlywayNaming.DEFAULT,
            StandardCharsets.UTF_8,
            new PlaceholderSettings(false, "${", "}", Map.of()));
    return EngineTarget.on(target)
        .planFlyway(
            EngineTarget.bundle(folder, settings),
            settings,
            FlywayHistorySettings.DEFAULT.withOutOfOrder(true));
  }
}
