package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.HeldTable;
import io.slipway.testing.ServerEvents;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Events, waiting and the status, while a deployment is under way and behind it.
class DeploymentWatchTests extends SlipwayTest {

  private static final Map<String, String> FILES =
      Map.of(
          "V1__items.sql", "CREATE TABLE item (id int);",
          "V2__name.sql", "ALTER TABLE item ADD name text; DO $$ BEGIN RAISE NOTICE 'hi'; END $$;");

  private TestDatabase database = new TestDatabase("");
  private DeployedProject job = new DeployedProject(admin, "");
  private String target = "";

  @BeforeEach
  void aTarget() {
    database = TestDatabase.create();
    job = DeployedProject.flyway(admin);
    target = job.target(database);
    job.upload(FILES);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void whoFollowsFromTheBeginningIsToldEverythingInOrder() {
    var deployment = job.deploy(job.plan(), null).expect(202).json().path("id").asString();

    var told = ServerEvents.of(admin, deployment, null);

    assertThat(told.names())
        .containsExactly(
            "run-started",
            "step-started",
            "step-applied",
            "step-started",
            "notices",
            "step-applied",
            "run-verified",
            "run-succeeded",
            "settled");
    var ids = told.ids().subList(0, 8).stream().map(Long::valueOf).toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates();
    var step = told.events().get(1).data();
    assertThat(step.path("at").asString()).matches("\\d{4}-.*Z");
    assertThat(step.path("detail").path("migration").asString()).isEqualTo("V1__items.sql");
    assertThat(step.path("detail").path("target").asString()).isEqualTo(target);
    assertThat(told.events().get(4).data().path("detail").path("messages").toString())
        .contains("hi");
  }

  @Test
  void aListSaysHowDeploymentsStandAndOneOfThemHowItsRunsDo() {
    var one = job.deployed(job.plan());

    var list = admin.get("/api/v1/deployments?environment=" + job.id()).expect(200).json();

    assertThat(list.path("items").size()).isEqualTo(1);
    var listed = list.path("items").path(0);
    assertThat(listed.path("id")).isEqualTo(one.path("id"));
    assertThat(listed.path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(listed.path("waves").path(0).path("succeeded").asInt()).isEqualTo(1);
    assertThat(listed.has("runs")).isFalse();
    assertThat(one.path("runs").size()).isEqualTo(1);
  }

  @Test
  void whoComesBackGoesOnBehindTheLastEventSeen() {
    var deployment = job.deployed(job.plan()).path("id").asString();
    var all = ServerEvents.of(admin, deployment, null);

    var rest = ServerEvents.of(admin, deployment, all.ids().get(4));
    var nothing = ServerEvents.of(admin, deployment, all.ids().get(7));

    assertThat(rest.names())
        .containsExactly("step-applied", "run-verified", "run-succeeded", "settled");
    assertThat(rest.ids().getFirst()).isEqualTo(all.ids().get(5));
    assertThat(nothing.names()).containsExactly("settled");
  }

  @Test
  void aStreamStaysOpenWhileARunIsUnderWay() {
    job.migrate(Map.of("V1__items.sql", FILES.get("V1__items.sql")));
    job.upload(FILES);
    var plan = job.plan();
    java.util.concurrent.CompletableFuture<ServerEvents> told;
    String deployment;
    try (var _ = HeldTable.of(database, "item")) {
      deployment = job.deploy(plan, null).expect(202).json().path("id").asString();
      told = ServerEvents.follow(admin, deployment);
      var now = admin.get("/api/v1/deployments/" + deployment + "?wait=300ms").json();
      assertThat(now.path("state").asString()).isIn("QUEUED", "RUNNING", "WAITING");
      assertThat(told).isNotDone();
    }
    assertThat(told.join().names()).endsWith("run-succeeded", "settled");
  }

  @Test
  void aRunThatWaitsForALockSaysForWhom() throws SQLException {
    job.migrate(Map.of("V1__items.sql", FILES.get("V1__items.sql")));
    job.upload(FILES);
    var plan = job.plan();
    String deployment;
    JsonNode locks;
    try (var _ = HeldTable.of(database, "item")) {
      var asked = job.deploy(plan, null).expect(202).json();
      deployment = asked.path("id").asString();
      var run = asked.path("runs").get(0).path("id").asString();
      locks = until(() -> admin.get("/api/v1/runs/" + run + "/locks").json(), "waiting");
      var shown = admin.get("/api/v1/runs/" + run).json().path("run");
      assertThat(shown.path("state").asString()).isEqualTo("WAITING");
      assertThat(shown.path("waitingFor").get(0).asString())
          .contains("idle in transaction", "AccessShareLock on item");
    }
    var told = ServerEvents.of(admin, deployment, null);

    var blocker = locks.path("waits").get(0).path("blockers").get(0);
    assertThat(blocker.path("pid").asInt()).isPositive();
    assertThat(blocker.path("state").asString()).isEqualTo("idle in transaction");
    assertThat(blocker.path("query").asString()).containsIgnoringCase("LOCK TABLE");
    assertThat(blocker.path("relation").asString()).isEqualTo("item");
    assertThat(told.names())
        .contains("lock-waiting", "run-waiting", "run-resumed")
        .endsWith("run-succeeded", "settled");
    var run = admin.get("/api/v1/deployments/" + deployment).json().path("runs").get(0);
    var after = admin.get("/api/v1/runs/" + run.path("id").asString() + "/locks").json();
    assertThat(after.path("waiting").asBoolean()).isFalse();
    assertThat(after.path("waits").get(0).path("until").asString()).isNotEmpty();
  }

  private static JsonNode until(java.util.function.Supplier<JsonNode> question, String field) {
    var deadline = System.nanoTime() + java.time.Duration.ofSeconds(20).toNanos();
    var answer = question.get();
    while (!answer.path(field).asBoolean() && System.nanoTime() < deadline) {
      answer = question.get();
    }
    assertThat(answer.path(field).asBoolean()).isTrue();
    return answer;
  }

  @Test
  void eventsOfAnUnknownDeploymentAreNotFound() {
    var path = "/api/v1/deployments/00000000-0000-0000-0000-000000000000/events";
    admin.get(path).expectProblem(404, "not-found");
    admin
        .send("GET", path, null, request -> request.setHeader("Accept", "text/event-stream"))
        .expectProblem(404, "not-found");
  }

  @Test
  void aRunThatWaitsForTheFenceSaysForWhom() throws SQLException {
    job.migrate(Map.of("V1__items.sql", FILES.get("V1__items.sql")));
    job.upload(FILES);
    var plan = job.plan();
    String deployment;
    try (var flyway = new HeldFence(database)) {
      deployment = job.deploy(plan, null).expect(202).json().path("id").asString();
      var run = whenState(deployment, "WAITING").path("runs").get(0);
      assertThat(run.path("state").asString()).isEqualTo("WAITING");
      assertThat(run.path("waitingFor").get(0).asString())
          .contains("Flyway")
          .contains("process " + flyway.pid());
      assertThat(status().path("state").asString()).isEqualTo("DEPLOYING");
    }
    admin.get("/api/v1/deployments/" + deployment + "?wait=30s");

    assertThat(ServerEvents.of(admin, deployment, null).names())
        .containsSubsequence("run-started", "run-waiting", "run-resumed", "run-succeeded");
    assertThat(job.audited())
        .endsWith(
            "deployment.create", "run.started", "run.waiting", "run.resumed", "run.succeeded");
  }

  private JsonNode whenState(String deployment, String state) {
    JsonNode now;
    do {
      now = admin.get("/api/v1/deployments/" + deployment + "?wait=100ms").expect(200).json();
    } while (List.of("QUEUED", "RUNNING").contains(now.path("state").asString())
        && !now.path("state").asString().equals(state));
    return now;
  }

  @Test
  void theStatusMatchesTheEndThatSomebodyWaitedFor() {
    assertThat(status().path("lastRun").isMissingNode()).isTrue();
    job.plan();
    var deployment = job.deployed(job.plan());

    var status = status();

    assertThat(status.path("state").asString()).isEqualTo("UP_TO_DATE");
    assertThat(status.path("current").asString()).isEqualTo("2");
    assertThat(status.path("applied").asInt()).isEqualTo(2);
    assertThat(status.path("pending").asInt()).isZero();
    assertThat(status.path("lastRun").path("deployment")).isEqualTo(deployment.path("id"));
    assertThat(status.path("lastRun").path("state").asString()).isEqualTo("SUCCEEDED");
  }

  @Test
  void aPlanRefreshesTheStatus() {
    job.plan();

    assertThat(status().path("state").asString()).isEqualTo("BEHIND");
    assertThat(status().path("pending").asInt()).isEqualTo(2);
  }

  @Test
  void anUnchangedStatusIsNotSentTwice() {
    job.deployed(job.plan());
    var path = "/api/v1/status?environment=" + job.id();
    var first = admin.get(path).expect(200);
    var tag = first.header("ETag").orElseThrow();
    assertThat(first.json().path("targets").size()).isEqualTo(1);

    var same = ifNoneMatch(path, tag).expect(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.header("ETag")).hasValue(tag);
    ifNoneMatch(path, "W/\"other\", " + tag).expect(304);
    ifNoneMatch(path, "garbage").expect(200);

    job.upload(Map.of("V1__items.sql", FILES.get("V1__items.sql"), "V3__x.sql", "SELECT 1;"));
    job.plan();
    assertThat(ifNoneMatch(path, tag).expect(200).header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void aTypingErrorInAnEnvironmentIsNotAnEmptyList() {
    for (var path : List.of("status", "plans", "deployments")) {
      admin.get("/api/v1/" + path + "?environment=" + job.id()).expect(200);
      var answer = admin.get("/api/v1/" + path + "?environment=prodction");
      answer.expectProblem(400, "invalid-parameter");
      assertThat(answer.fieldsAtFault()).containsExactly("environment");
      admin.get("/api/v1/" + path + "?environment=%00").expectProblem(400, "invalid-parameter");
    }
  }

  @Test
  void listsAreCutIntoPagesNewestFirst() {
    var plans = List.of(job.plan(), job.plan(), job.plan()).reversed();
    var path = "/api/v1/plans?environment=" + job.id() + "&limit=2";

    var first = admin.get(path).expect(200).json();
    var second =
        admin.get(path + "&cursor=" + first.path("nextCursor").asString()).expect(200).json();

    assertThat(first.path("items").get(0)).isEqualTo(plans.get(0));
    assertThat(first.path("items").get(1)).isEqualTo(plans.get(1));
    assertThat(second.path("items").get(0)).isEqualTo(plans.get(2));
    assertThat(second.has("nextCursor")).isFalse();
    for (var other : List.of("deployments", "bundles?project=" + job.id())) {
      var join = other.contains("?") ? "&" : "?";
      admin
          .get("/api/v1/" + other + join + "cursor=" + first.path("nextCursor").asString())
          .expectProblem(400, "invalid-cursor");
    }
  }

  private Answer ifNoneMatch(String path, String tag) {
    return admin.send("GET", path, null, request -> request.setHeader("If-None-Match", tag));
  }

  private JsonNode status() {
    return admin
        .get("/api/v1/status?environment=" + job.id())
        .expect(200)
        .json()
        .path("targets")
        .get(0);
  }
}
