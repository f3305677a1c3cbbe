package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.execute.RunOutcome.Fenced;
import io.slipway.engine.ledger.FlywayTable;
import io.slipway.engine.ledger.PrismaHistory;
import io.slipway.engine.postgres.AdvisoryLock;
import io.slipway.testing.EngineTarget;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceTests {

  private final Scene scene = Scene.empty();

  @BeforeEach
  void write() {
    scene.with("V1__t.sql", "CREATE TABLE t (a int);\nINSERT INTO t VALUES (1);");
  }

  @AfterEach
  void drop() {
    scene.close();
  }

  /// Stops in the middle of a step until it is let go.
  private static final class Pausing implements RunListener {
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public void stepStarted(Step step) {
      underWay.countDown();
      await(goOn);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Flyway flyway(boolean transactionalLock) {
    return Flyway.configure()
        .dataSource(scene.database().url(), scene.database().user(), scene.database().password())
        .locations("filesystem:" + scene.folder().path())
        .lockRetryCount(0)
        .configuration(
            Map.of("flyway.postgresql.transactional.lock", Boolean.toString(transactionalLock)))
        .load();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void real_Flyway_stays_out_while_a_run_is_under_way(boolean transactionalLock) {
    var pausing = new Pausing();
    var plan = scene.plan().on(scene.target().told(pausing));
    var run = CompletableFuture.supplyAsync(plan::apply);
    await(pausing.underWay);

    try {
      flyway(transactionalLock).migrate();
      throw new AssertionError("Flyway migrated behind the fence");
    } catch (FlywayException e) {
      assertThat(e).hasMessageContaining("attempting to acquire PostgreSQL advisory lock");
    } finally {
      pausing.goOn.countDown();
    }

    assertThat(run.join()).isEqualTo(SUCCEEDED);
    assertThat(flyway(transactionalLock).migrate().migrationsExecuted).isZero();
    assertThat(scene.database().query("TABLE t")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_run_waits_for_real_Flyway_names_it_and_gives_up(boolean transactionalLock)
      throws SQLException {
    scene.with("V1__t.sql", "SELECT pg_advisory_xact_lock(1)");
    var told = new ArrayList<List<FenceHolder>>();
    var plan = scene.plan().on(scene.target().told(waiting(told)));
    try (var gate = scene.database().connect()) {
      gate.createStatement().execute("SELECT pg_advisory_lock(1)");
      var migrate = CompletableFuture.supplyAsync(flyway(transactionalLock)::migrate);
      scene.database().await("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");

      var outcome = plan.apply();

      assertThat(outcome)
          .isInstanceOfSatisfying(
              Fenced.class, fenced -> assertThat(fenced.holders()).satisfies(this::areFlyways));
      assertThat(told).isNotEmpty().allSatisfy(this::areFlyways);
      gate.createStatement().execute("SELECT pg_advisory_unlock(1)");
      assertThat(migrate.join().migrationsExecuted).isEqualTo(1);
    }
    assertThat(plan.apply()).isEqualTo(SUCCEEDED);
    assertThat(scene.history()).containsExactly("1|t");
  }

  private void areFlyways(List<? extends FenceHolder> holders) {
    assertThat(holders)
        .singleElement()
        .satisfies(
            holder -> {
              assertThat(holder.lock()).startsWith("Flyway");
              assertThat(holder.session().applicationName()).isEqualTo("Redgate_Flyway");
              assertThat(holder.session().pid()).isPositive();
            });
  }

  private static RunListener waiting(List<List<FenceHolder>> told) {
    return new RunListener() {
      @Override
      public void waiting(List<FenceHolder> holders) {
        told.add(holders);
      }
    };
  }

  @Test
  void two_runs_exclude_each_other() {
    var pausing = new Pausing();
    var first = scene.plan().on(scene.target().told(pausing));
    var second = scene.plan().on(scene.target().named("slipway other"));
    var run = CompletableFuture.supplyAsync(first::apply);
    await(pausing.underWay);

    var outcome = second.apply();
    pausing.goOn.countDown();

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Fenced.class,
            fenced -> {
              assertThat(fenced.holders().getFirst().lock()).isEqualTo("Slipway");
              assertThat(fenced.holders().getFirst().session().applicationName())
                  .isEqualTo(EngineTarget.APPLICATION_NAME + " 1 fence");
            });
    assertThat(run.join()).isEqualTo(SUCCEEDED);
    assertThat(second.apply()).as("all is done already").isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("TABLE t")).containsExactly("1");
  }

  @Test
  void a_run_goes_on_when_the_holder_lets_go() throws SQLException {
    try (var holder = scene.database().connect()) {
      assertThat(AdvisoryLock.SLIPWAY.tryAcquire(holder)).isTrue();
      var releasing =
          new RunListener() {
            @Override
            public void waiting(List<FenceHolder> holders) {
              try {
                AdvisoryLock.SLIPWAY.release(holder);
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            }
          };

      assertThat(scene.plan().on(scene.target().told(releasing)).apply()).isEqualTo(SUCCEEDED);
    }
  }

  @Test
  void who_gives_up_keeps_no_lock() throws SQLException {
    try (var holder = scene.database().connect()) {
      assertThat(FlywayTable.DEFAULT.lock().tryAcquire(holder)).isTrue();
      assertThat(scene.migrate()).isInstanceOf(Fenced.class);
      scene
          .database()
          .await("SELECT 1 WHERE 1 = (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory')");
    }
  }

  @Test
  void prismas_key_is_held_by_a_run_and_respected() throws SQLException {
    scene.folder().close();
    scene.folder().withPrisma("1_t", "CREATE TABLE t ()");
    var pausing = new Pausing();
    var plan = scene.planPrisma(TransactionMode.TRANSACTION_WHERE_POSSIBLE);
    try (var prisma = scene.database().connect()) {
      assertThat(PrismaHistory.LOCK.tryAcquire(prisma)).isTrue();
      assertThat(plan.apply())
          .isInstanceOfSatisfying(
              Fenced.class,
              fenced -> assertThat(fenced.holders().getFirst().lock()).isEqualTo("Prisma Migrate"));
      PrismaHistory.LOCK.release(prisma);

      var run = CompletableFuture.supplyAsync(plan.on(scene.target().told(pausing))::apply);
      await(pausing.underWay);
      assertThat(PrismaHistory.LOCK.tryAcquire(prisma)).isFalse();
      pausing.goOn.countDown();
      assertThat(run.join()).isEqualTo(SUCCEEDED);
    }
  }

  @Test
  void an_index_built_concurrently_does_not_wait_for_the_fence() {
    scene.with("V2__i.sql", "CREATE INDEX CONCURRENTLY i ON t (a)");

    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
    assertThat(scene.indexes()).containsExactly("i|t");
  }
}
