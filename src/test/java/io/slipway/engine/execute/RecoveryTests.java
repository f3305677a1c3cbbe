package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.conductor.Cancellation;
import io.slipway.engine.execute.RunOutcome.Cancelled;
import io.slipway.engine.execute.RunOutcome.ConnectionLost;
import io.slipway.engine.sql.Statement;
import io.slipway.testing.EngineTarget.Planned;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs that lose their target or their instance, or are stopped, and what they make of it without
/// anybody's help.
@Timeout(60)
class RecoveryTests {

  private static final Patience PATIENT =
      new Patience(
          Duration.ofMillis(300), Duration.ofSeconds(20), Duration.ofSeconds(20), Patience.SILENCE);

  private final Scene scene = Scene.empty();

  @BeforeEach
  void fill() {
    scene.with("V1__t.sql", "CREATE TABLE t (a int)");
    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
  }

  @AfterEach
  void drop() {
    scene.close();
  }

  /// What a run tells, and what happens at its statements.
  private abstract static class Watcher implements RunListener {
    final List<Orphan> orphans = new CopyOnWriteArrayList<>();
    final List<String> disconnected = new CopyOnWriteArrayList<>();

    @Override
    public void orphaned(List<Orphan> left) {
      orphans.addAll(left);
    }

    @Override
    public void disconnected(String message) {
      disconnected.add(message);
    }
  }

  private static class Quiet extends Watcher {}

  private Planned patient(Planned plan, RunListener listener) {
    return plan.on(scene.target().patient(PATIENT).told(listener));
  }

  @Nested
  class ALostTarget {

    /// Kills the session before the second statement, a number of times.
    private final class Killing extends Watcher {
      private int left;

      Killing(int times) {
        left = times;
      }

      @Override
      public void statementStarted(Step step, Statement started) {
        if (started.number() == 2 && left > 0) {
          left--;
          scene.target().killSessions();
        }
      }
    }

    @BeforeEach
    void write() {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);");
      scene.with("V3__y.sql", "INSERT INTO t VALUES (3);");
    }

    @Test
    void is_gone_back_to() {
      var watcher = new Killing(2);

      assertThat(patient(scene.plan(), watcher).apply()).isEqualTo(SUCCEEDED);
      assertThat(scene.database().query("TABLE t")).containsExactly("1", "2", "3");
      assertThat(scene.history()).containsExactly("1|t", "2|t", "3|t");
      assertThat(watcher.disconnected).hasSize(2);
    }

    @Test
    void is_left_alone_when_the_same_step_breaks_the_session_again_and_again() {
      var watcher = new Killing(100);

      assertThat(patient(scene.plan(), watcher).apply()).isInstanceOf(ConnectionLost.class);
      assertThat(watcher.disconnected).hasSize(3);
      assertThat(scene.database().query("TABLE t")).isEmpty();
      assertThat(scene.history()).containsExactly("1|t");
    }
  }

  @Nested
  class AnEarlierAttempt {

    private Connection left(String name) throws SQLException {
      return scene.database().connect("slipway test " + name);
    }

    private List<String> sessions() {
      return scene
          .database()
          .query(
              """
              SELECT application_name FROM pg_stat_activity
               WHERE datname = current_database() AND application_name LIKE 'slipway test%'
              """);
    }

    @Test
    void whose_transaction_nobody_will_commit_is_ended() throws SQLException {
      scene.with("V2__x.sql", "ALTER TABLE t ADD b int;");
      var plan = scene.plan();
      try (var orphan = left("1")) {
        orphan.setAutoCommit(false);
        orphan.createStatement().execute("LOCK TABLE t");

        assertThat(patient(plan, new Quiet()).apply()).isEqualTo(SUCCEEDED);
        assertThat(sessions()).isEmpty();
      }
    }

    @Test
    void whose_fence_is_still_there_does_not_keep_the_next_one_out() throws SQLException {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);");
      var plan = scene.plan();
      try (var fence = left("1 fence")) {
        fence.createStatement().execute("SELECT pg_advisory_lock(23481623181222265)");

        assertThat(patient(plan, new Quiet()).apply()).isEqualTo(SUCCEEDED);
      }
    }

    @Test
    void of_a_later_number_is_left_alone() throws SQLException {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);");
      var plan = scene.plan();
      try (var later = left("7");
          var others = left("2nd")) {
        assertThat(patient(plan, new Quiet()).apply()).isEqualTo(SUCCEEDED);
        assertThat(later.isValid(1)).isTrue();
        assertThat(others.isValid(1)).isTrue();
      }
    }

    private void buildIndex(Connection connection) {
      try (var statement = connection.createStatement()) {
        statement.execute("CREATE INDEX CONCURRENTLY i ON t (a)");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    // The instance is gone; the server goes on building, for nobody told it.
    @Test
    void whose_index_is_being_built_is_waited_for() throws Exception {
      scene.with("V2__x.sql", "CREATE INDEX CONCURRENTLY i ON t (a);");
      var plan = scene.plan();
      var step = plan.plan().steps().getFirst();
      try (var writer = scene.database().connect();
          var orphan = left("1")) {
        writer.setAutoCommit(false);
        writer.createStatement().execute("INSERT INTO t VALUES (0)");
        var building = Thread.ofVirtual().start(() -> buildIndex(orphan));
        scene.database().await("SELECT 1 FROM pg_stat_progress_create_index");
        scene.target().journal().begun(step, 1, Optional.empty());
        var watcher = new Quiet();
        var run = CompletableFuture.supplyAsync(patient(plan, watcher)::apply);
        while (watcher.orphans.isEmpty()) {
          Thread.sleep(10);
        }
        assertThat(watcher.orphans.getFirst().query()).startsWith("CREATE INDEX CONCURRENTLY i");
        writer.commit();
        building.join();

        assertThat(run.join()).isEqualTo(SUCCEEDED);
      }
      assertThat(scene.indexes()).containsExactly("i|t");
      assertThat(scene.history()).containsExactly("1|t", "2|t");
    }
  }

  @Nested
  class AStoppedRun {

    private final Cancellation cancellation = new Cancellation();

    private RunOutcome stoppedAt(String script, int statement) {
      scene.with("V2__x.sql", script);
      scene.with("V3__y.sql", "INSERT INTO t VALUES (3);");
      var watcher =
          new Quiet() {
            @Override
            public void statementStarted(Step step, Statement started) {
              if (started.number() == statement) {
                CompletableFuture.runAsync(
                    () -> {
                      scene
                          .database()
                          .await(
                              "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(60%'");
                      cancellation.request();
                    });
              }
            }
          };
      return scene.plan().on(scene.target().told(watcher).cancelledBy(cancellation)).apply();
    }

    @Test
    void within_a_transaction_leaves_nothing() {
      var end = stoppedAt("INSERT INTO t VALUES (1);\nSELECT pg_sleep(60);", 2);

      assertThat(end).isEqualTo(new Cancelled(Optional.empty(), List.of()));
      assertThat(scene.database().query("TABLE t")).isEmpty();
      assertThat(scene.history()).containsExactly("1|t");
    }

    @Test
    void outside_one_names_the_step_which_can_be_gone_on_with() {
      var end =
          stoppedAt(
              "INSERT INTO t VALUES (1);\nVACUUM t;\nSELECT pg_sleep(60);\nINSERT INTO t VALUES (2);",
              3);

      assertThat(end).isInstanceOf(Cancelled.class);
      assertThat(((Cancelled) end).step()).map(Step::name).contains("V2__x.sql");
      assertThat(scene.database().query("TABLE t")).containsExactly("1");
      assertThat(scene.history()).containsExactly("1|t", "2|f");
    }

    @Test
    void before_it_began_does_nothing() {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);");
      cancellation.request();

      assertThat(scene.plan().on(scene.target().cancelledBy(cancellation)).apply())
          .isEqualTo(new Cancelled(Optional.empty(), List.of()));
      assertThat(scene.history()).containsExactly("1|t");
    }

    @Test
    void that_waits_for_others_locks_stops_waiting() throws Exception {
      scene.with("V2__x.sql", "ALTER TABLE t ADD b int;");
      try (var reader = scene.database().connect("reader")) {
        reader.setAutoCommit(false);
        reader.createStatement().execute("SELECT * FROM t");
        var plan = scene.plan().on(scene.target().cancelledBy(cancellation));
        var run = CompletableFuture.supplyAsync(plan::apply);
        scene
            .database()
            .await("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 't'::regclass");
        cancellation.request();

        assertThat(run.join()).isEqualTo(new Cancelled(Optional.empty(), List.of()));
      }
      assertThat(scene.history()).containsExactly("1|t");
    }
  }
}
