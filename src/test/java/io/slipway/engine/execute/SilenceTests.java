package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.sql.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Networks that go silent without closing anything, so that neither side learns that the other is
/// gone, and what a run makes of it.
@Timeout(40)
class SilenceTests extends SilenceScene {

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
}
