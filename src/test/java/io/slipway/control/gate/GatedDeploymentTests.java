package io.slipway.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.Person;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Deployments that may not begin yet, or only past a gate.
class GatedDeploymentTests extends SlipwayTest {

  private GatedProject gated;
  private DeployedProject job;
  private Person grace;

  @BeforeEach
  void a_project() {
    gated = GatedProject.of(admin, CONTROL);
    job = gated.job();
    grace = gated.grace();
  }

  @AfterEach
  void close() {
    gated.close();
  }

  @Test
  void outside_the_windows_nothing_begins_and_the_blocker_says_when_it_may() {
    job.policy(Map.of("windows", List.of(GatedProject.closedWindow())));
    var plan = job.plan();
    var opens =
        Instant.now().atZone(ZoneOffset.UTC).plusDays(2).toLocalDate().atStartOfDay(ZoneOffset.UTC);

    var blocker = GatedProject.blocker(GatedProject.deploy(admin, plan, Map.of()), "window-closed");

    assertThat(blocker.path("kind").asString()).isEqualTo("wait");
    assertThat(blocker.path("clearsAt").asString()).isEqualTo(opens.toInstant().toString());
    assertThat(blocker.path("href").asString())
        .isEqualTo("/api/v1/environments/%s/policy".formatted(job.id()));
    var waiting = GatedProject.deploy(admin, plan, Map.of("onClosed", "wait")).expect(202).json();
    assertThat(waiting.path("state").asString()).isEqualTo("WAITING");
    assertThat(waiting.path("runs").get(0).path("held").asString()).isEqualTo("GATE");
    assertThat(waiting.path("blockers").get(0).path("code").asString()).isEqualTo("window-closed");
    gated.nothingRan();
  }

  @Test
  void what_waits_for_a_freeze_begins_when_it_ends() {
    var plan = job.plan();
    var ends = Instant.now().plusSeconds(2);
    gated.freeze(Map.of("reason", "Quarter's close", "to", ends.toString())).expect(201);
    var frozen = GatedProject.blocker(GatedProject.deploy(admin, plan, Map.of()), "frozen");
    assertThat(frozen.path("message").asString())
        .contains(grace.name())
        .endsWith("Quarter's close");

    var done =
        job.settled(GatedProject.deploy(admin, plan, Map.of("onClosed", "wait")).expect(202));

    assertThat(done.path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(Instant.parse(done.path("runs").get(0).path("startedAt").asString()))
        .isAfterOrEqualTo(ends.minusMillis(1));
  }

  @Test
  void a_freeze_without_an_end_holds_until_it_is_lifted() {
    var plan = job.plan();
    var freeze = gated.freeze(Map.of("reason", "Incident")).expect(201).json();
    GatedProject.blocker(GatedProject.deploy(admin, plan, Map.of()), "frozen");
    var path = "/api/v1/freezes/" + freeze.path("id").asString();
    holderOf("APPROVER " + job.id()).delete(path).expectProblem(403, "forbidden");
    grace.api().delete(path).expect(204);
    grace.api().delete(path).expect(204);
    assertThat(admin.get(path).expect(200).json().path("liftedBy").asString())
        .startsWith(grace.name());
    assertThat(job.deployed(plan).path("state").asString()).isEqualTo("SUCCEEDED");
  }

  @Test
  void a_freeze_ends_after_it_begins() {
    gated
        .freeze(Map.of("reason", "x", "from", "2026-12-02T00:00:00Z", "to", "2026-12-02T00:00:00Z"))
        .expectProblem(422, "invalid-field");
  }

  @Test
  void what_is_to_begin_later_keeps_nobody_from_its_target_until_then() {
    var plan = job.plan();
    var later =
        GatedProject.deploy(
                admin,
                plan,
                Map.of("notBefore", Instant.now().plus(Duration.ofHours(1)).toString()))
            .expect(202)
            .json();
    assertThat(later.path("blockers").get(0).path("code").asString()).isEqualTo("not-yet");

    var now = job.deployed(plan);

    assertThat(now.path("state").asString()).isEqualTo("SUCCEEDED");
    var id = later.path("id").asString();
    admin.post("/api/v1/deployments/" + id + "/cancel", "{}").expect(202);
    assertThat(admin.get("/api/v1/deployments/" + id).expect(200).json().path("state").asString())
        .isEqualTo("CANCELLED");
  }

  @Test
  void what_waits_is_not_begun_by_pausing_resuming_or_retrying_it() {
    var plan = job.plan();
    gated.freeze(Map.of("reason", "Incident")).expect(201);
    var waiting = GatedProject.deploy(admin, plan, Map.of("onClosed", "wait")).expect(202).json();
    var path = "/api/v1/deployments/" + waiting.path("id").asString();
    admin.post(path + "/pause", "{}").expect(200);
    admin.post(path + "/resume", "{}").expect(200);
    var run = "/api/v1/runs/" + waiting.path("runs").get(0).path("id").asString();
    admin.post(run + "/retry", "{}").expectProblem(409, "run-state");
    admin
        .post(run + "/resolve", Map.of("decision", "retry", "reason", "now"))
        .expectProblem(409, "run-state");
    admin.post(run + "/cancel", "{}").expect(202);
    admin.post(run + "/retry", "{}").expect(202);

    var after = admin.get(path + "?wait=2s").expect(200).json();

    assertThat(after.path("state").asString()).isEqualTo("WAITING");
    assertThat(after.path("runs").get(0).path("held").asString()).isEqualTo("GATE");
    gated.nothingRan();
  }

  @Test
  void what_waits_ends_when_it_has_become_stale() {
    var ends = Instant.now().plusSeconds(2);
    gated.freeze(Map.of("reason", "Short", "to", ends.toString())).expect(201);
    var waiting = GatedProject.deploy(admin, job.plan(), Map.of("onClosed", "wait")).expect(202);
    job.policy(Map.of("approvals", List.of(Map.of("required", 1))));

    var done = job.settled(waiting);

    assertThat(done.path("state").asString()).isEqualTo("CANCELLED");
    assertThat(done.path("runs").get(0).path("failure").path("code").asString())
        .isEqualTo("PLAN_STALE");
    gated.nothingRan();
  }

  @Test
  void what_only_people_can_know_is_confirmed_by_name() {
    job.policy(
        Map.of("confirmations", List.of(Map.of("id", "support-told", "text", "Support knows"))));
    var plan = job.plan();
    assertThat(
            GatedProject.blocker(GatedProject.deploy(admin, plan, Map.of()), "confirmation-missing")
                .path("message")
                .asString())
        .isEqualTo("Nobody has confirmed support-told: Support knows");
    confirm(plan, "dashboards-watched").expectProblem(422, "invalid-field");
    confirm(plan, "support-told").expect(201);
    assertThat(job.deployed(plan).path("state").asString()).isEqualTo("SUCCEEDED");
  }

  private Answer confirm(JsonNode plan, String subject) {
    return grace
        .api()
        .post(
            "/api/v1/plans/" + plan.path("id").asString() + "/approvals",
            Map.of(
                "decision",
                "confirm",
                "subject",
                subject,
                "digest",
                plan.path("digest").asString()));
  }

  /// The same bundle has to have run in the environment before.
  @Nested
  class APromotion {

    private TestDatabase stagingDatabase;
    private String staging;

    @BeforeEach
    void an_environment_before() {
      stagingDatabase = TestDatabase.create();
      staging = job.id() + "-staging";
      var order = admin.get("/api/v1/environments/" + job.id()).expect(200).json().path("order");
      admin
          .post(
              "/api/v1/environments",
              Map.of("id", staging, "name", staging, "order", order.asInt() - 250))
          .expect(201);
      admin
          .post(
              "/api/v1/targets",
              Map.of(
                  "id",
                  staging,
                  "project",
                  job.id(),
                  "environment",
                  staging,
                  "database",
                  stagingDatabase.name()))
          .expect(201);
    }

    @AfterEach
    void close() {
      stagingDatabase.close();
    }

    private void promote(String bake) {
      job.policy(Map.of("promotion", Map.of("from", staging, "bake", bake)));
    }

    private void runInStaging() {
      var plan = job.plan(Map.of("project", job.id(), "environment", staging));
      assertThat(job.deployed(plan).path("state").asString()).isEqualTo("SUCCEEDED");
    }

    @Test
    void is_missing_until_the_bundle_has_succeeded_there() {
      promote("0s");
      var plan = job.plan();
      assertThat(
              GatedProject.blocker(GatedProject.deploy(admin, plan, Map.of()), "promotion-missing")
                  .path("message")
                  .asString())
          .isEqualTo(
              "This bundle has to run in %s first; it has not succeeded on %s."
                  .formatted(staging, staging));
      runInStaging();
      assertThat(job.deployed(plan).path("state").asString()).isEqualTo("SUCCEEDED");
    }

    @Test
    void is_of_the_very_same_bundle() {
      promote("0s");
      runInStaging();
      job.upload(Map.of("V1__items.sql", "CREATE TABLE item (id bigint);"));
      GatedProject.blocker(GatedProject.deploy(admin, job.plan(), Map.of()), "promotion-missing");
      gated.nothingRan();
    }

    @Test
    void has_to_bake() {
      promote("1h");
      runInStaging();
      var blocker =
          GatedProject.blocker(
              GatedProject.deploy(admin, job.plan(), Map.of()), "promotion-baking");
      var since = Instant.parse(blocker.path("since").asString());
      assertThat(Instant.parse(blocker.path("clearsAt").asString()))
          .isEqualTo(since.plus(Duration.ofHours(1)));
    }
  }
}
