package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.execute.RunOutcome.ConnectionLost;
import io.slipway.engine.execute.RunOutcome.InDoubt;
import io.slipway.engine.sql.Statement;
import io.slipway.testing.EngineTarget.Planned;
import io.slipway.testing.FailingConnection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Sessions that break while a run is under way, and what the next attempt makes of it.
class CrashTests {

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

  private RunOutcome attempt(Planned plan, RunListener listener) {
    return plan.on(scene.target().told(listener)).apply();
  }

  private RunListener killingBefore(int statement) {
    return new RunListener() {
      @Override
      public void statementStarted(Step step, Statement started) {
        if (started.number() == statement) {
          scene.target().killSessions();
        }
      }
    };
  }

  private RunListener killingBehind(int statement) {
    return new RunListener() {
      @Override
      public void statementFinished(Step step, Statement finished, StatementResult result) {
        if (finished.number() == statement) {
          scene.target().killSessions();
        }
      }
    };
  }

  @Nested
  class InATransaction {

    @BeforeEach
    void write() {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);");
      scene.with("V3__y.sql", "INSERT INTO t VALUES (3);");
    }

    private void breaksAndGoesOn(Planned plan, RunListener crash) {
      assertThat(attempt(plan, crash)).isInstanceOf(ConnectionLost.class);
      assertThat(scene.database().query("TABLE t")).isEmpty();
      assertThat(scene.history()).containsExactly("1|t");
      goesOn(plan);
    }

    private void goesOn(Planned plan) {
      assertThat(plan.apply()).isEqualTo(SUCCEEDED);
      assertThat(scene.database().query("TABLE t")).containsExactly("1", "2", "3");
      assertThat(scene.history()).containsExactly("1|t", "2|t", "3|t");
    }

    @Test
    void before_the_first_statement() {
      breaksAndGoesOn(scene.plan(), killingBefore(1));
    }

    @Test
    void between_statements() {
      breaksAndGoesOn(scene.plan(), killingBefore(2));
    }

    @Test
    void behind_the_last_statement() {
      breaksAndGoesOn(scene.plan(), killingBehind(2));
    }

    @Test
    void in_the_middle_of_the_commit() {
      scene
          .database()
          .execute(
              """
              CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
              CREATE CONSTRAINT TRIGGER die AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION die();
              """);
      var plan = scene.plan();

      assertThat(plan.apply()).isInstanceOf(ConnectionLost.class);
      assertThat(scene.database().query("TABLE t")).isEmpty();
      assertThat(scene.history()).containsExactly("1|t");

      scene.database().execute("DROP TRIGGER die ON t");
      goesOn(plan);
    }

    @Test
    void behind_the_commit_before_its_answer() {
      var plan = scene.plan();
      var crashing =
          scene
              .target()
              .reachedThrough(
                  name -> FailingConnection.behindCommit(scene.database().connect(name)));

      assertThat(plan.on(crashing).apply()).isInstanceOf(ConnectionLost.class);
      assertThat(scene.database().query("TABLE t")).containsExactly("1", "2");
      assertThat(scene.history()).containsExactly("1|t", "2|t");

      goesOn(plan);
    }
  }

  @Nested
  class OutsideAnyTransaction {

    @BeforeEach
    void write() {
      scene.with(
          "V2__x.sql",
          """
          INSERT INTO t VALUES (1);
          CREATE INDEX CONCURRENTLY i ON t (a);
          INSERT INTO t VALUES (2);
          """);
    }

    @Test
    void an_index_that_was_not_begun_is_built_by_the_next_attempt() {
      var plan = scene.plan();

      assertThat(attempt(plan, killingBefore(2))).isInstanceOf(ConnectionLost.class);
      assertThat(scene.history()).containsExactly("1|t", "2|f");

      goesOn(plan);
    }

    @Test
    void an_index_that_was_built_is_not_built_again() {
      var plan = scene.plan();
      assertThat(attempt(plan, throwingBehind(2))).isNull();
      var built = scene.database().query("SELECT 'i'::regclass::oid");

      goesOn(plan);
      assertThat(scene.database().query("SELECT 'i'::regclass::oid")).isEqualTo(built);
    }

    // A process that dies between the server's answer and the journal's entry.
    private RunListener throwingBehind(int statement) {
      return new RunListener() {
        @Override
        public void statementFinished(Step step, Statement finished, StatementResult result) {
          if (finished.number() == statement) {
            throw new ProcessDied();
          }
        }
      };
    }

    @Test
    void an_index_that_was_being_built_is_dropped_and_built_again() throws SQLException {
      var plan = scene.plan();
      try (var writer = scene.database().connect()) {
        writer.setAutoCommit(false);
        writer.createStatement().execute("INSERT INTO t VALUES (0)");
        var run = CompletableFuture.supplyAsync(plan::apply);
        scene
            .database()
            .await(
                "SELECT 1 FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting for writ%'");
        scene.target().killSessions();
        assertThat(run.join()).isInstanceOf(ConnectionLost.class);
        writer.rollback();
      }
      assertThat(scene.indexes()).containsExactly("i|f");

      goesOn(plan);
    }

    @Test
    void a_statement_that_was_not_committed_is_sent_again() {
      var plan = scene.plan();

      assertThat(attempt(plan, killingBefore(3))).isInstanceOf(ConnectionLost.class);
      assertThat(scene.database().query("TABLE t")).containsExactly("1");

      goesOn(plan);
    }

    @Test
    void a_statement_that_was_committed_is_not_sent_again() {
      var plan = scene.plan();
      var crashing =
          scene
              .target()
              .reachedThrough(
                  name -> FailingConnection.behind("COMMIT", 2, scene.database().connect(name)));

      assertThat(plan.on(crashing).apply()).isInstanceOf(ConnectionLost.class);
      assertThat(scene.database().query("TABLE t")).containsExactly("1", "2");
      assertThat(scene.history()).containsExactly("1|t", "2|f");

      goesOn(plan);
    }

    @Test
    void a_transaction_of_the_script_itself_is_done_once() {
      scene.with(
          "V2__x.sql",
          """
          BEGIN;
          SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
          INSERT INTO t VALUES (1);
          INSERT INTO t VALUES (2);
          COMMIT;
          CREATE INDEX CONCURRENTLY i ON t (a);
          """);
      var plan = scene.plan();
      var crashing =
          scene
              .target()
              .reachedThrough(
                  name -> FailingConnection.behind("COMMIT", 1, scene.database().connect(name)));

      assertThat(attempt(plan, killingBefore(4))).isInstanceOf(ConnectionLost.class);
      assertThat(scene.database().query("TABLE t")).isEmpty();
      assertThat(plan.on(crashing).apply()).isInstanceOf(ConnectionLost.class);

      goesOn(plan);
    }

    @Test
    void a_statement_whose_fate_nothing_tells_waits_for_a_decision() {
      committingByItself();
      var plan = scene.plan();
      var doubt = new InDoubt(plan.plan().steps().getFirst(), 3);

      assertThat(attempt(plan, killingBefore(3))).isEqualTo(doubt);
      assertThat(plan.apply()).isEqualTo(doubt);
      assertThat(scene.database().query("TABLE t")).containsExactly("1");

      scene.target().journal().resolve(plan.plan().steps().getFirst(), false);
      goesOn(plan);
    }

    @Test
    void a_statement_that_somebody_found_done_is_not_sent_again() {
      committingByItself();
      var plan = scene.plan();
      assertThat(attempt(plan, throwingBehind(3))).isNull();

      scene.target().journal().resolve(plan.plan().steps().getFirst(), true);
      goesOn(plan);
    }

    private void committingByItself() {
      scene.with(
          "V2__x.sql",
          """
          INSERT INTO t VALUES (1);
          CREATE INDEX CONCURRENTLY i ON t (a);
          DO $$ BEGIN
            INSERT INTO t VALUES (2);
            COMMIT;
          END $$;
          """);
    }

    @Test
    void what_does_no_harm_twice_is_sent_again() {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1);\nVACUUM t;\nINSERT INTO t VALUES (2);");
      scene.database().execute("CREATE INDEX i ON t (a)");
      var plan = scene.plan();

      assertThat(attempt(plan, throwingBehind(2))).isNull();
      goesOn(plan);
    }

    private void goesOn(Planned plan) {
      assertThat(plan.apply()).isEqualTo(SUCCEEDED);
      assertThat(scene.database().query("TABLE t")).containsExactly("1", "2");
      assertThat(scene.indexes()).containsExactly("i|t");
      assertThat(scene.history()).containsExactly("1|t", "2|t");
    }

    @org.jspecify.annotations.Nullable
    private RunOutcome attempt(Planned plan, RunListener listener) {
      try {
        return CrashTests.this.attempt(plan, listener);
      } catch (ProcessDied e) {
        return null;
      }
    }
  }

  private static final class ProcessDied extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Nested
  class TheFence {

    @Test
    void that_breaks_stops_the_run_before_the_next_step() {
      scene.with("V2__x.sql", "INSERT INTO t VALUES (1)");
      scene.with("V3__y.sql", "INSERT INTO t VALUES (2)");
      var plan = scene.plan();

      var outcome = attempt(plan, onceStepFinished(step -> scene.target().killFences()));

      assertThat(outcome).isInstanceOf(ConnectionLost.class);
      assertThat(scene.history()).containsExactly("1|t", "2|t");
      assertThat(plan.apply()).isEqualTo(SUCCEEDED);
      assertThat(scene.database().query("TABLE t")).containsExactly("1", "2");
    }

    private static RunListener onceStepFinished(Consumer<Step> reaction) {
      return new RunListener() {
        @Override
        public void stepFinished(Step step) {
          reaction.accept(step);
        }
      };
    }
  }

  @Test
  void a_target_that_cannot_be_reached_is_told_from_a_failure() {
    var unreachable =
        scene
            .target()
            .reachedThrough(
                _ -> {
                  throw new SQLException("nobody listens there", "08001");
                });

    assertThat(scene.plan().on(unreachable).apply())
        .isEqualTo(new ConnectionLost("nobody listens there"));
  }
}
