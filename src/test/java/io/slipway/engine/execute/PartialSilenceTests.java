package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One of a run's connections goes silent, or the server is slow: that is told from a target that
/// is lost.
@Timeout(40)
class PartialSilenceTests extends SilenceScene {

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
}
