package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.HeldTable;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests that are sent twice, at the same time, or for another plan than was looked at.
class DeploymentRequestTests extends SlipwayTest {

  private static final String V1 = "CREATE TABLE item (id int);";

  private TestDatabase database = new TestDatabase("");
  private DeployedProject job = new DeployedProject(admin, "");
  private String target = "";

  @BeforeEach
  void aTargetThatIsOneMigrationBehind() {
    database = TestDatabase.create();
    job = DeployedProject.flyway(admin);
    target = job.target(database);
    job.migrate(Map.of("V1__items.sql", V1));
    job.upload(Map.of("V1__items.sql", V1, "V2__name.sql", "ALTER TABLE item ADD name text;"));
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void theSameKeyAndBodyGetTheSameDeployment() {
    var plan = job.plan();
    var key = UUID.randomUUID().toString();
    var first = job.deploy(plan, key).expect(202);
    job.settled(first);

    var again = job.deploy(plan, key).expect(202);

    assertThat(first.header("Idempotency-Replayed")).hasValue("false");
    assertThat(again.header("Idempotency-Replayed")).hasValue("true");
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(again.json().path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(deployments()).isEqualTo(2);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    var key = UUID.randomUUID().toString();
    job.settled(job.deploy(job.plan(), key).expect(202));

    job.deploy(job.plan(), key).expectProblem(422, "idempotency-key-reused");

    assertThat(deployments()).isEqualTo(2);
  }

  @Test
  void aKeyBelongsToItsToken() {
    var plan = job.plan();
    var key = UUID.randomUUID().toString();
    job.settled(job.deploy(plan, key).expect(202));

    var other = job.as(holderOf("DEPLOYER " + job.id())).deploy(plan, key).expect(202);

    assertThat(other.header("Idempotency-Replayed")).hasValue("false");
    job.settled(other);
  }

  @Test
  void aRefusedRequestLeavesItsKeyFree() {
    var plan = job.plan();
    var key = UUID.randomUUID().toString();
    try (var _ = HeldTable.of(database, "item")) {
      job.deploy(plan, null).expect(202);
      job.deploy(plan, key).expectProblem(409, "target-busy");
    }
    settledRuns();

    assertThat(job.deploy(plan, key).expect(202).header("Idempotency-Replayed")).hasValue("false");
    settledRuns();
  }

  @Test
  void requestsAtTheSameTimeWithOneKeyGetOneDeployment() {
    var plan = job.plan();
    var key = UUID.randomUUID().toString();

    var answers = atTheSameTime(6, () -> job.deploy(plan, key));

    assertThat(answers).allMatch(answer -> answer.status() == 202, "202");
    assertThat(answers.stream().map(answer -> answer.json().path("id").asString()).distinct())
        .hasSize(1);
    settledRuns();
    assertThat(deployments()).isEqualTo(2);
  }

  @Test
  void requestsAtTheSameTimeWithoutAKeyGetOneDeploymentToo() {
    var plan = job.plan();
    List<Answer> answers;
    try (var _ = HeldTable.of(database, "item")) {
      answers = atTheSameTime(6, () -> job.deploy(plan, null));
    }

    assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(1);
    answers.stream()
        .filter(answer -> answer.status() != 202)
        .forEach(answer -> answer.expectProblem(409, "target-busy"));
    settledRuns();
  }

  @Test
  void whoeverComesSecondIsToldOfTheFirst() {
    var plan = job.plan();
    try (var _ = HeldTable.of(database, "item")) {
      var first = job.deploy(plan, null).expect(202);

      var problem = job.deploy(plan, null).expectProblem(409, "target-busy");

      var blocker = problem.path("blockers").get(0);
      assertThat(blocker.path("code").asString()).isEqualTo("target-busy");
      assertThat(blocker.path("kind").asString()).isEqualTo("wait");
      assertThat(blocker.path("href").asString()).isEqualTo(first.header("Location").orElseThrow());
      assertThat(blocker.path("message").asString()).contains(target);
    }
    settledRuns();
    assertThat(job.audited()).contains("deployment.create.refused");
  }

  @Test
  void aDigestThatIsNotThePlansIsRefused() {
    var plan = job.plan();
    var body = Map.of("plan", plan.path("id").asString(), "digest", "0".repeat(64));

    var problem = admin.post("/api/v1/deployments", body).expectProblem(409, "deployment-blocked");

    assertThat(problem.path("blockers").get(0).path("code").asString()).isEqualTo("digest-differs");
    assertThat(problem.path("blockers").get(0).path("href").asString())
        .isEqualTo("/api/v1/plans/" + plan.path("id").asString());
    assertThat(deployments()).isEqualTo(1);
  }

  @Test
  void aPlanThatNobodyKnowsIsNotFound() {
    var body = Map.of("plan", UUID.randomUUID().toString(), "digest", "0".repeat(64));

    admin.post("/api/v1/deployments", body).expectProblem(404, "not-found");
  }

  @Test
  void aPlanThatIsBeingPreparedIsNotRunYet() {
    var plan = job.plan().path("id").asString();
    CONTROL.execute(
        "UPDATE slipway.plan SET state = 'PREPARING', digest = NULL, document = NULL WHERE id = '"
            + plan
            + "'");

    var problem =
        admin
            .post("/api/v1/deployments", Map.of("plan", plan, "digest", "0".repeat(64)))
            .expectProblem(409, "deployment-blocked");

    assertThat(problem.path("blockers").get(0).path("code").asString()).isEqualTo("plan-preparing");
    assertThat(problem.path("blockers").get(0).path("kind").asString()).isEqualTo("wait");
  }

  @Test
  void aDeploymentThatWaitedWhileItsTargetWasRemovedDoesNothing() {
    var plan = job.plan();
    Answer first;
    Answer second;
    try (var _ = HeldTable.of(database, "item")) {
      first = job.deploy(plan, null).expect(202);
      second = job.deployBehind(job.plan()).expect(202);
      admin.delete("/api/v1/targets/" + target).expect(204);
    }
    job.settled(first);

    var run = job.settled(second).path("runs").get(0);

    assertThat(run.path("state").asString()).isEqualTo("FAILED");
    assertThat(run.path("failure").path("code").asString()).isEqualTo("TARGET_REMOVED");
    assertThat(job.audited()).endsWith("run.failed");
  }

  @Test
  void aPlanWhoseTargetWasRemovedIsRefused() {
    var plan = job.plan();
    admin.delete("/api/v1/targets/" + target).expect(204);

    var problem = job.deploy(plan, null).expectProblem(409, "deployment-blocked");

    assertThat(problem.path("blockers").get(0).path("code").asString()).isEqualTo("plan-stale");
    assertThat(problem.path("detail").asString())
        .isEqualTo("The target %s was removed since. Make a new plan.".formatted(target));
  }

  @Test
  void aGateIsAskedAgainWhenTheRunStarts() {
    var plan = job.plan();
    try (var _ = HeldTable.of(database, "item")) {
      // Comes true in the instant between the request and the start, seen from the worker.
      CONTROL.execute(
          """
          CREATE FUNCTION slipway.meanwhile() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN NEW.digest := repeat('0', 64); RETURN NEW; END $$;
          CREATE TRIGGER meanwhile BEFORE INSERT ON slipway.deployment
            FOR EACH ROW EXECUTE FUNCTION slipway.meanwhile()""");
      var run = job.deployed(plan).path("runs").get(0);

      assertThat(run.path("failure").path("code").asString()).isEqualTo("GATE_CLOSED");
      assertThat(run.path("failure").path("message").asString()).contains("digest is not");
      assertThat(job.audited()).endsWith("deployment.create", "run.failed");
    } finally {
      CONTROL.execute("DROP FUNCTION IF EXISTS slipway.meanwhile() CASCADE");
    }
  }

  private long deployments() {
    return Long.parseLong(
        CONTROL
            .query("SELECT count(*) FROM slipway.deployment WHERE project = '" + job.id() + "'")
            .getFirst());
  }

  private void settledRuns() {
    admin
        .get("/api/v1/deployments?environment=" + job.id())
        .expect(200)
        .json()
        .path("items")
        .forEach(
            deployment ->
                admin.get("/api/v1/deployments/" + deployment.path("id").asString() + "?wait=30s"));
  }

  private static List<Answer> atTheSameTime(
      int times, java.util.function.Supplier<Answer> request) {
    return IntStream.range(0, times)
        .mapToObj(_ -> CompletableFuture.supplyAsync(request))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }
}
