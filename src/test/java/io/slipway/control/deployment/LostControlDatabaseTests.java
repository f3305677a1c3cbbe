package io.slipway.control.deployment;

import static io.slipway.control.deployment.MainJobTests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.HeldTable;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs whose instance loses the control database for a while.
class LostControlDatabaseTests extends SlipwayTest {

  private static final String V1 = "CREATE TABLE item (id int);";

  private TestDatabase database = new TestDatabase("");
  private DeployedProject job = new DeployedProject(admin, "");

  @BeforeEach
  void aTarget() {
    database = TestDatabase.create();
    job = DeployedProject.flyway(admin);
    job.target(database);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void whatCouldNotBeWrittenOfARunsProgressIsWrittenBeforeItsEnd() {
    // As if the control database were away for the first two tries; a sequence forgets nothing.
    CONTROL.execute(
        """
        CREATE SEQUENCE slipway.tries;
        CREATE FUNCTION slipway.away() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF nextval('slipway.tries') <= 2 THEN RAISE 'away'; END IF; RETURN NEW; END $$;
        CREATE TRIGGER away BEFORE UPDATE ON slipway.run_step
          FOR EACH ROW WHEN (NEW.state = 'APPLIED') EXECUTE FUNCTION slipway.away()""");
    try {
      var run = job.migrate(Map.of("V1__items.sql", V1)).path("runs").get(0);

      assertThat(run.path("state").asString()).isEqualTo("SUCCEEDED");
      assertThat(texts(job.detail(run).path("steps"), "state")).containsExactly("APPLIED");
      assertThat(CONTROL.query("SELECT last_value FROM slipway.tries")).containsExactly("3");
    } finally {
      CONTROL.execute("DROP FUNCTION slipway.away() CASCADE; DROP SEQUENCE slipway.tries");
    }
  }

  @Test
  void whatAnAttemptTellsThatWasReplacedIsNotWritten() {
    job.migrate(Map.of("V1__items.sql", V1));
    job.upload(Map.of("V1__items.sql", V1, "V2__name.sql", "ALTER TABLE item ADD name text;"));
    var run = "";
    try (var _ = HeldTable.of(database, "item")) {
      var accepted = job.deploy(job.plan(), null).expect(202).json();
      run = accepted.path("runs").get(0).path("id").asString();
      CONTROL.await("SELECT FROM slipway.run WHERE state = 'WAITING' AND id = '" + run + "'");
      // As if its instance had been taken for dead, and another had brought the run to its end.
      CONTROL.execute(
          """
          UPDATE slipway.run SET attempt = attempt + 1, state = 'FAILED' WHERE id = '%1$s';
          UPDATE slipway.run_step SET state = 'FAILED', done = 7 WHERE run = '%1$s';
          """
              .formatted(run));
    }
    database.await(
        "SELECT FROM pg_attribute WHERE attname = 'name' AND attrelid = 'item'::regclass");
    CONTROL.await(
        """
        SELECT WHERE NOT EXISTS
          (SELECT FROM slipway.scheduled_tasks WHERE task_instance LIKE '%s%%')
        """
            .formatted(run));

    var step = admin.get("/api/v1/runs/" + run).expect(200).json().path("steps").get(0);
    assertThat(step.path("state").asString()).isEqualTo("FAILED");
    assertThat(step.path("done").asInt()).isEqualTo(7);
  }

  @Test
  void aRunThatLosesTheControlDatabaseGoesOnWithAnotherAttempt() {
    CONTROL.execute(
        """
        CREATE SEQUENCE slipway.losses;
        CREATE FUNCTION slipway.lose() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('slipway.losses') = 1 THEN
            PERFORM pg_terminate_backend(pg_backend_pid());
          END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER lose BEFORE UPDATE OF preflight ON slipway.run
          FOR EACH ROW EXECUTE FUNCTION slipway.lose()""");
    try {
      job.upload(Map.of("V1__items.sql", V1));
      var accepted = job.deploy(job.plan(), null).expect(202);
      var run = accepted.json().path("runs").get(0);
      // It rests before it is tried again; a test need not.
      var task = "slipway.scheduled_tasks WHERE task_instance LIKE '%s%%' AND NOT picked";
      var failed = task.formatted(run.path("id").asString()) + " AND consecutive_failures = 1";
      CONTROL.await("SELECT FROM " + failed);
      CONTROL.execute("UPDATE " + failed.replace("WHERE", "SET execution_time = now() WHERE"));

      var ended = job.settled(accepted).path("runs").get(0);
      assertThat(ended.path("state").asString()).as("%s", ended).isEqualTo("SUCCEEDED");
      assertThat(ended.path("attempt").asInt()).isEqualTo(2);
      assertThat(job.audited())
          .endsWith("deployment.create", "run.started", "run.started", "run.succeeded");
    } finally {
      CONTROL.execute("DROP FUNCTION slipway.lose() CASCADE; DROP SEQUENCE slipway.losses");
    }
  }
}
