package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.sql.Statement;
import io.slipway.testing.TcpProxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Networks that go silent without closing anything, so that neither side learns that the other is
/// gone: what a run makes of it, and that a server that is only slow is not taken for one.
@Timeout(40)
class SilenceTests {

  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final Patience PATIENT =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), SILENCE);

  // What takes long for the first who asks alone.
  private static final String ONCE_SLEEPING =
      "SELECT pg_sleep(CASE nextval('tries') WHEN 1 THEN %s ELSE 0 END);";
  private static final String SLEEPING =
      "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND query ~ '%s'";

  private final Scene scene = Scene.empty();
  private final TcpProxy sessions = TcpProxy.to(scene.database().port());
  private final TcpProxy fences = TcpProxy.to(scene.database().port());
  private final Watcher watcher = new Watcher();

  @BeforeEach
  void fill() {
    scene.with("V1__t.sql", "CREATE TABLE t (a int); CREATE SEQUENCE tries;");
    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
  }

  @AfterEach
  void drop() {
    sessions.close();
    fences.close();
    scene.close();
  }

  /// What a run tells, and what happens when it does.
  private static class Watcher implements RunListener {
    final List<String> disconnected = new CopyOnWriteArrayList<>();
    final List<Orphan> orphans = new CopyOnWriteArrayList<>();
    Consumer<Statement> onStart = _ -> {};
    Consumer<Statement> onFinish = _ -> {};
    Runnable onLoss = () -> {};
    Runnable onOrphans = () -> {};

    @Override
    public void disconnected(String message) {
      disconnected.add(message);
      onLoss.run();
    }

    @Override
    public void orphaned(List<Orphan> left) {
      orphans.addAll(left);
      onOrphans.run();
    }

    @Override
    public void statementStarted(Step step, Statement started) {
      onStart.accept(started);
    }

    @Override
    public void statementFinished(Step step, Statement finished, StatementResult result) {
      onFinish.accept(finished);
    }
  }

  /// How a network goes silent.
  private enum Kind {
    BOTH_WAYS(TcpProxy::silence),
    ANSWERS_ONLY(TcpProxy::silenceAnswers);

    private final Consumer<TcpProxy> strike;

    Kind(Consumer<TcpProxy> strike) {
      this.strike = strike;
    }
  }

  private void goSilent(Kind kind) {
    kind.strike.accept(sessions);
    kind.strike.accept(fences);
  }

  private Connection open(String name) throws SQLException {
    return scene.database().connect(name.endsWith(" fence") ? fences : sessions, name);
  }

  private RunOutcome run() {
    var target = scene.target().patient(PATIENT).reachedThrough(this::open).told(watcher);
    return scene.plan().on(target).apply();
  }

  private CompletableFuture<Void> onceSleepingIn(String query, Runnable strike) {
    return CompletableFuture.runAsync(
        () -> {
          scene.database().await(SLEEPING.formatted(query));
          strike.run();
        });
  }

  private void isAppliedOnce() {
    assertThat(scene.database().query("TABLE t")).containsExactly("1", "2");
    assertThat(scene.history()).containsExactly("1|t", "2|t");
    scene
        .database()
        .await(
            """
            SELECT 1 WHERE NOT EXISTS (
              SELECT FROM pg_stat_activity
               WHERE datname = current_database() AND application_name LIKE 'slipway test%')
            """);
  }

  @Nested
  class TheWholeNetwork {

    @ParameterizedTest
    @EnumSource
    void in_a_long_statement(Kind kind) {
      scene.with(
          "V2__x.sql",
          "INSERT INTO t VALUES (1);\n"
              + ONCE_SLEEPING.formatted(600)
              + "\nINSERT INTO t VALUES (2);");
      onceSleepingIn("^SELECT pg_sleep", () -> goSilent(kind));

      assertThat(run()).isEqualTo(SUCCEEDED);
      assertThat(watcher.disconnected).containsExactly("The target did not answer for 1 s");
      isAppliedOnce();
    }

    @ParameterizedTest
    @EnumSource
    void in_a_commit_that_succeeds_or_is_ended(Kind kind) {
      commitsSlowly(2);
      onceSleepingIn("^COMMIT", () -> goSilent(kind));

      assertThat(run()).isEqualTo(SUCCEEDED);
      assertThat(watcher.disconnected).hasSize(1);
      isAppliedOnce();
    }

    @Test
    void in_a_commit_that_would_take_for_ever() {
      commitsSlowly(60);
      onceSleepingIn("^COMMIT", () -> goSilent(Kind.BOTH_WAYS));

      assertThat(run()).isEqualTo(SUCCEEDED);
      assertThat(scene.database().query("SELECT last_value FROM tries")).containsExactly("3");
      isAppliedOnce();
    }

    @Test
    void behind_a_commit_whose_answer_is_lost() {
      commitsSlowly(0.5);
      watcher.onLoss =
          () -> assertThat(scene.history()).as("it was committed").containsExactly("1|t", "2|t");
      onceSleepingIn("^COMMIT", () -> goSilent(Kind.ANSWERS_ONLY));

      assertThat(run()).isEqualTo(SUCCEEDED);
      assertThat(watcher.disconnected).hasSize(1);
      isAppliedOnce();
    }

    // Two rows, of which the first one's trigger sleeps at the first attempt.
    private void commitsSlowly(double seconds) {
      scene
          .database()
          .execute(
              """
              CREATE FUNCTION doze() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN
                PERFORM pg_sleep(CASE nextval('tries') WHEN 1 THEN %s ELSE 0 END);
                RETURN NULL;
              END $$;
              CREATE CONSTRAINT TRIGGER doze AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION doze();
              """
                  .formatted(seconds));
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);");
    }

    @ParameterizedTest
    @EnumSource
    void while_it_waits_for_a_lock(Kind kind) throws SQLException {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);");
      try (var holder = scene.database().connect("holder")) {
        holder.setAutoCommit(false);
        holder.createStatement().execute("LOCK TABLE t");
        watcher.onLoss = () -> commit(holder);
        CompletableFuture.runAsync(
            () -> {
              scene
                  .database()
                  .await("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 't'::regclass");
              goSilent(kind);
            });

        assertThat(run()).isEqualTo(SUCCEEDED);
      }
      assertThat(watcher.disconnected).hasSize(1);
      isAppliedOnce();
    }

    @Test
    void before_a_statement_is_sent() {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);");
      watcher.onStart = once(1);

      assertThat(run()).isEqualTo(SUCCEEDED);
      isAppliedOnce();
    }

    @Test
    void before_the_ledgers_row_is_written() {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);");
      watcher.onFinish = once(2);

      assertThat(run()).isEqualTo(SUCCEEDED);
      isAppliedOnce();
    }

    private Consumer<Statement> once(int number) {
      return statement -> {
        if (statement.number() == number && watcher.disconnected.isEmpty()) {
          goSilent(Kind.BOTH_WAYS);
        }
      };
    }
  }

  @Nested
  class LongerThanThePatience {

    // What was sent before arrives when nobody waits for it any more.
    @Test
    void and_then_everything_arrives() {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);");
      watcher.onFinish =
          statement -> {
            if (statement.number() == 2 && watcher.disconnected.isEmpty()) {
              stall(true);
              CompletableFuture.delayedExecutor(4, TimeUnit.SECONDS).execute(() -> stall(false));
            }
          };

      assertThat(run()).isEqualTo(SUCCEEDED);
      assertThat(watcher.disconnected).isNotEmpty();
      isAppliedOnce();
    }

    @Test
    void while_an_index_is_built_that_goes_on_being_built() throws SQLException {
      scene.with("V2__x.sql", "CREATE INDEX CONCURRENTLY i ON t (a);");
      try (var writer = scene.database().connect("writer")) {
        writer.setAutoCommit(false);
        writer.createStatement().execute("INSERT INTO t VALUES (1)");
        watcher.onOrphans = () -> commit(writer);
        CompletableFuture.runAsync(
            () -> {
              scene.database().await("SELECT 1 FROM pg_stat_progress_create_index");
              goSilent(Kind.BOTH_WAYS);
            });

        assertThat(run()).isEqualTo(SUCCEEDED);
      }
      assertThat(watcher.orphans.getFirst().query()).startsWith("CREATE INDEX CONCURRENTLY i");
      assertThat(scene.indexes()).containsExactly("i|t");
      assertThat(scene.history()).containsExactly("1|t", "2|t");
    }

    @Test
    void fails_other_work_behind_the_fence() {
      var work =
          new FencedSession(
              SilenceTests.this::open, RunIdentity.of("slipway work"), List.of(), PATIENT);

      assertThatThrownBy(
              () ->
                  work.during(
                      watcher,
                      (connection, _) -> {
                        goSilent(Kind.BOTH_WAYS);
                        return connection.createStatement().execute("SELECT 1");
                      }))
          .isInstanceOf(SQLException.class)
          .hasMessage("The target did not answer for 1 s");
    }
  }

  @Nested
  class OneConnection {

    @Test
    void on_which_an_answer_is_lost() {
      scene.with(
          "V2__x.sql",
          "INSERT INTO t VALUES (1);\n"
              + ONCE_SLEEPING.formatted(1)
              + "\nINSERT INTO t VALUES (2);");
      onceSleepingIn("^SELECT pg_sleep", sessions::silence);

      assertThat(run()).isEqualTo(SUCCEEDED);
      assertThat(watcher.disconnected).hasSize(1).first().asString().contains("answer");
      isAppliedOnce();
    }

    // What it asks next never arrives.
    @Test
    void that_nothing_passes() {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);");
      watcher.onFinish =
          _ -> {
            if (watcher.disconnected.isEmpty()) {
              sessions.silence();
            }
          };

      assertThat(run()).isEqualTo(SUCCEEDED);
      assertThat(watcher.disconnected).hasSize(1);
      isAppliedOnce();
    }

    // Whoever is not heard of through one is not waited for through the other.
    @Test
    void that_only_holds_the_fence() {
      scene.with(
          "V2__x.sql",
          "INSERT INTO t VALUES (1);\n"
              + ONCE_SLEEPING.formatted(60)
              + "\nINSERT INTO t VALUES (2);");
      onceSleepingIn("^SELECT pg_sleep", fences::silence);

      assertThat(run()).isEqualTo(SUCCEEDED);
      assertThat(watcher.disconnected).containsExactly("The target did not answer for 1 s");
      isAppliedOnce();
    }

    @Test
    void that_held_the_fence_and_was_cut_ends_no_statement_under_way() {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);\n" + ONCE_SLEEPING.formatted(3));
      scene.with("V3__y.sql", "INSERT INTO t VALUES (2);");
      onceSleepingIn("^SELECT pg_sleep", scene.target()::killFences);

      assertThat(run()).isEqualTo(SUCCEEDED);
      assertThat(watcher.disconnected).hasSize(1);
      assertThat(scene.database().query("SELECT last_value FROM tries")).containsExactly("1");
      assertThat(scene.database().query("TABLE t")).containsExactly("1", "2");
      assertThat(scene.history()).containsExactly("1|t", "2|t", "3|t");
    }

    // And what is asked on the session afterwards is lost.
    @Test
    void that_is_left_when_the_fence_was_cut() {
      scene.with(
          "V2__x.sql",
          "INSERT INTO t VALUES (1);\n"
              + ONCE_SLEEPING.formatted(2)
              + "\nINSERT INTO t VALUES (2);");
      onceSleepingIn(
          "^SELECT pg_sleep",
          () -> {
            scene.target().killFences();
            sessions.silence();
          });

      assertThat(run()).isEqualTo(SUCCEEDED);
      assertThat(watcher.disconnected).hasSize(1).first().asString().contains("answer");
      isAppliedOnce();
    }
  }

  @Nested
  class ATargetThatLives {

    @BeforeEach
    void write() {
      scene.with(
          "V2__x.sql",
          "INSERT INTO t VALUES (1);\n"
              + ONCE_SLEEPING.formatted(3)
              + "\nINSERT INTO t VALUES (2);");
    }

    @AfterEach
    void isNeverLost() {
      assertThat(watcher.disconnected).isEmpty();
      assertThat(scene.database().query("SELECT last_value FROM tries")).containsExactly("1");
      isAppliedOnce();
    }

    @Test
    void may_take_its_time_for_a_statement() {
      assertThat(run()).isEqualTo(SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void may_be_kept_waiting_itself(int before) {
      watcher.onStart =
          statement -> {
            if (statement.number() == before) {
              LockSupport.parkNanos(SILENCE.multipliedBy(3).toNanos());
            }
          };

      assertThat(run()).isEqualTo(SUCCEEDED);
    }

    @Test
    void may_be_slow() {
      onceSleepingIn(
          "^SELECT pg_sleep",
          () -> {
            stall(true);
            LockSupport.parkNanos(SILENCE.dividedBy(2).toNanos());
            stall(false);
          });

      assertThat(run()).isEqualTo(SUCCEEDED);
    }
  }

  private void stall(boolean stalls) {
    sessions.stall(stalls);
    fences.stall(stalls);
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
