package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.slipway.SlipwayApplication;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.HttpApi;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// Two instances on one control database: they share the work, and one ends what another left.
class TwoInstancesTests extends SlipwayTest {

  private static final Map<String, String> TWO =
      Map.of("V1__a.sql", "CREATE TABLE a (id int);", "V2__b.sql", "CREATE TABLE b (id int);");

  // Set while the instance runs that takes others for dead soon.
  private static final List<ConfigurableApplicationContext> SECOND = new ArrayList<>();

  private TestDatabase database = new TestDatabase("");

  @TempDir java.nio.file.Path folder;

  @BeforeEach
  void aSecondInstance() {
    database = TestDatabase.create();
    if (SECOND.isEmpty()) {
      SECOND.add(
          new SpringApplicationBuilder(SlipwayApplication.class)
              .run(
                  "--server.port=0",
                  "--slipway.database.url=" + CONTROL.url(),
                  "--slipway.database.username=" + CONTROL.user(),
                  "--slipway.database.password=" + CONTROL.password(),
                  "--slipway.config-directory=src/test/resources/test-config",
                  "--db-scheduler.heartbeat-interval=500ms",
                  "--db-scheduler.missed-heartbeats-limit=8"));
    }
  }

  @AfterEach
  void drop() {
    context().getBean(Scheduler.class).resume();
    database.close();
  }

  @AfterAll
  static void stop() {
    SECOND.forEach(ConfigurableApplicationContext::close);
    SECOND.clear();
  }

  private HttpApi second() {
    var port = SECOND.getFirst().getEnvironment().getProperty("local.server.port");
    return new HttpApi("http://127.0.0.1:" + port, ADMIN_TOKEN);
  }

  @Test
  void whatOneAcceptsTheOtherMayDo() {
    var job = DeployedProject.flyway(admin);
    job.target(database);
    job.upload(TWO);
    context().getBean(Scheduler.class).pause();

    var plan = job.plan();
    var deployment = job.deployed(plan);

    assertThat(deployment.path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(job.as(second()).detail(deployment.path("runs").get(0)))
        .isEqualTo(job.detail(deployment.path("runs").get(0)));
  }

  @Test
  void eachRunIsExecutedOnce() {
    var databases = List.of(TestDatabase.create(), TestDatabase.create(), TestDatabase.create());
    var job = DeployedProject.flyway(admin);
    databases.forEach(job::target);
    job.upload(TWO);

    var deployment = job.deployed(job.as(second()).plan());

    assertThat(MainJobTests.texts(deployment.path("runs"), "state"))
        .containsExactly("SUCCEEDED", "SUCCEEDED", "SUCCEEDED");
    assertThat(MainJobTests.texts(deployment.path("runs"), "attempt"))
        .containsExactly("1", "1", "1");
    assertThat(job.audited().stream().filter("run.started"::equals)).hasSize(3);
    databases.forEach(TestDatabase::close);
  }

  @Test
  void aRunThatAnInstanceDiedOverIsEndedByTheOther() throws java.io.IOException {
    var job = DeployedProject.flyway(admin);
    job.target(database);
    job.upload(TWO);
    var plan = job.plan();
    var deployment = accepted(job, plan);
    var run = deployment.path("runs").get(0);
    // The dead one had applied the first migration, and told nobody.
    CONTROL.execute(
        "UPDATE slipway.run SET state = 'RUNNING', attempt = 1, started_at = now() WHERE id = '"
            + run.path("id").asString()
            + "'");
    java.nio.file.Files.writeString(folder.resolve("V1__a.sql"), TWO.get("V1__a.sql"));
    Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .locations("filesystem:" + folder)
        .load()
        .migrate();
    died(run.path("id").asString());

    var ended =
        second().get("/api/v1/deployments/" + id(deployment) + "?wait=30s").expect(200).json();

    var resumed = ended.path("runs").get(0);
    assertThat(resumed.path("state").asString()).as("%s", ended).isEqualTo("SUCCEEDED");
    assertThat(resumed.path("attempt").asInt()).isEqualTo(2);
    assertThat(MainJobTests.texts(job.detail(resumed).path("steps"), "state"))
        .containsExactly("APPLIED", "APPLIED");
    assertThat(database.query("SELECT script FROM flyway_schema_history ORDER BY installed_rank"))
        .containsExactly("V1__a.sql", "V2__b.sql");
  }

  @Test
  void eachRunOfAWaveIsLetBeginOnceWhoeverEndsTheOneBefore() {
    try (var fleet = Fleet.of(admin, 6, 1)) {
      fleet.job().waves(List.of(Map.of("match", Map.of("tier", "canary")), Map.of("parallel", 2)));

      var deployment = fleet.awaitState(fleet.deploy(), "SUCCEEDED");

      assertThat(MainJobTests.texts(deployment.path("runs"), "attempt"))
          .containsOnly("1")
          .hasSize(6);
      assertThat(fleet.job().audited())
          .filteredOn(action -> action.matches("run[.](queued|started)"))
          .containsOnly("run.queued", "run.started")
          .hasSize(5 + 6);
      assertThat(
              CONTROL.query(
                  "SELECT count(*) FROM slipway.run WHERE ticket <> 1 AND deployment = '"
                      + id(deployment)
                      + "'"))
          .containsExactly("0");
    }
  }

  @Test
  void aWaveGoesOnWhenTheInstanceThatWasAtItDied() {
    try (var fleet = Fleet.of(admin, 2, 0)) {
      var deployment = begunByTheDead(fleet);

      died(id(Fleet.run(deployment, 0)));

      var done = fleet.awaitState(deployment, "SUCCEEDED");
      assertThat(MainJobTests.texts(done.path("runs"), "attempt")).containsExactly("2", "1");
    }
  }

  @Test
  void aPauseHoldsWhenTheInstanceThatWasAtItDied() {
    try (var fleet = Fleet.of(admin, 2, 0)) {
      var deployment = begunByTheDead(fleet);
      fleet.post(deployment, "pause", 200);

      died(id(Fleet.run(deployment, 0)));

      var paused = fleet.awaitState(deployment, "PAUSED");
      assertThat(MainJobTests.texts(paused.path("runs"), "state"))
          .containsExactly("SUCCEEDED", "WAITING");
      second().post(Fleet.path(deployment) + "/resume", "{}").expect(200);
      fleet.awaitState(deployment, "SUCCEEDED");
    }
  }

  @Test
  void aRunThatWasCalledOffEndsWhenTheInstanceThatWasAtItDied() {
    try (var fleet = Fleet.of(admin, 2, 0)) {
      var deployment = begunByTheDead(fleet);
      second().post(Fleet.path(deployment) + "/cancel", "{}").expect(202);

      died(id(Fleet.run(deployment, 0)));

      var done = fleet.awaitState(deployment, "CANCELLED");
      assertThat(MainJobTests.texts(done.path("runs"), "attempt")).containsExactly("2", "0");
      assertThat(fleet.databases().getFirst().query("SELECT to_regclass('item')"))
          .containsExactly("∅");
    }
  }

  // Its first run is at work on an instance that is no more, and has done nothing yet.
  private JsonNode begunByTheDead(Fleet fleet) {
    fleet.job().waves(List.of(Map.of("parallel", 1)));
    var deployment = accepted(fleet.job(), fleet.job().plan());
    CONTROL.execute(
        "UPDATE slipway.run SET state = 'RUNNING', attempt = 1, started_at = now() WHERE id = '"
            + id(Fleet.run(deployment, 0))
            + "'");
    return deployment;
  }

  @Test
  void aPlanThatAnInstanceDiedOverIsPreparedByTheOther() {
    var job = DeployedProject.flyway(admin);
    job.target(database);
    job.upload(TWO);
    var plan = job.plan();
    // As if the one that picked it up had died before it was ready.
    CONTROL.execute(
        "UPDATE slipway.plan SET state = 'PREPARING', digest = NULL, document = NULL,"
            + " prepared_at = NULL WHERE id = '"
            + id(plan)
            + "'");
    CONTROL.execute(
        """
        INSERT INTO slipway.scheduled_tasks (task_name, task_instance, execution_time, picked,
            picked_by, last_heartbeat, version)
        VALUES ('plan', '%s', now(), true, 'dead', now() - interval '10 minutes', 1)
        """
            .formatted(id(plan)));

    var prepared = admin.get("/api/v1/plans/" + id(plan) + "?wait=30s").expect(200).json();

    assertThat(prepared.path("state").asString()).isEqualTo("READY");
    assertThat(prepared.path("digest")).isEqualTo(plan.path("digest"));
  }

  // Accepted while nobody works, so that the test decides what became of it.
  private JsonNode accepted(DeployedProject job, JsonNode plan) {
    var second = SECOND.getFirst().getBean(Scheduler.class);
    var first = context().getBean(Scheduler.class);
    first.pause();
    second.pause();
    try {
      return job.deploy(plan, null).expect(202).json();
    } finally {
      CONTROL.execute(
          "UPDATE slipway.scheduled_tasks SET picked = true, picked_by = 'dead',"
              + " last_heartbeat = now() WHERE task_name = 'run'");
      second.resume();
    }
  }

  private static void died(String run) {
    CONTROL.execute(
        "UPDATE slipway.scheduled_tasks SET last_heartbeat = now() - interval '10 minutes'"
            + " WHERE task_name = 'run' AND task_instance LIKE '"
            + run
            + "%'");
  }

  private static String id(JsonNode object) {
    return object.path("id").asString();
  }
}
