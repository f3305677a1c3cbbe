package io.slipway.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.HttpApi;
import io.slipway.testing.Person;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Deployments that may not begin yet, or only past a gate.
class GatedDeploymentTests extends SlipwayTest {

  private static final Map<String, String> V1 =
      Map.of("V1__items.sql", "CREATE TABLE item (id int);");

  private TestDatabase database;
  private DeployedProject job;
  private Person grace;

  @BeforeEach
  void a_project() {
    database = TestDatabase.create();
    job = DeployedProject.flyway(admin);
    job.target(database);
    grace = Person.with(admin, CONTROL, "grace", "RELEASE_MANAGER " + job.id());
    job.upload(V1);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Answer deploy(HttpApi api, JsonNode plan, Map<String, ?> more) {
    var body = new HashMap<String, Object>(more);
    body.put("plan", plan.path("id").asString());
    body.put("digest", plan.path("digest").asString());
    return api.post("/api/v1/deployments", body);
  }

  private static JsonNode blocker(Answer refused, String code) {
    return refused
        .expectProblem(409, "deployment-blocked")
        .path("blockers")
        .valueStream()
        .filter(blocker -> blocker.path("code").asString().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(refused.body()));
  }

  private Answer freeze(Map<String, ?> freeze) {
    return grace.api().post("/api/v1/environments/" + job.id() + "/freezes", freeze);
  }

  private void nothingRan() {
    assertThat(database.query("SELECT to_regclass('item')")).containsExactly("∅");
  }

  // Opens in two days from now, and so is closed.
  private static Map<String, ?> closedWindow() {
    var day = Instant.now().atZone(ZoneOffset.UTC).plusDays(2).getDayOfWeek();
    return Map.of(
        "days", List.of(day.name().toLowerCase(Locale.ROOT).substring(0, 3)),
        "from", "00:00",
        "to", "06:00",
        "zone", "UTC");
  }

  @Test
  void outside_the_windows_nothing_begins_and_the_blocker_says_when_it_may() {
    job.policy(Map.of("windows", List.of(closedWindow())));
    var plan = job.plan();
    var opens =
        Instant.now().atZone(ZoneOffset.UTC).plusDays(2).toLocalDate().atStartOfDay(ZoneOffset.UTC);

    var blocker = blocker(deploy(admin, plan, Map.of()), "window-closed");

    assertThat(blocker.path("kind").asString()).isEqualTo("wait");
    assertThat(blocker.path("clearsAt").asString()).isEqualTo(opens.toInstant().toString());
    assertThat(blocker.path("href").asString())
        .isEqualTo("/api/v1/environments/%s/policy".formatted(job.id()));
    var waiting = deploy(admin, plan, Map.of("onClosed", "wait")).expect(202).json();
    assertThat(waiting.path("state").asString()).isEqualTo("WAITING");
    assertThat(waiting.path("runs").get(0).path("held").asString()).isEqualTo("GATE");
    assertThat(waiting.path("blockers").get(0).path("code").asString()).isEqualTo("window-closed");
    nothingRan();
  }

  @Test
  void what_waits_for_a_freeze_begins_when_it_ends() {
    var plan = job.plan();
    var ends = Instant.now().plusSeconds(2);
    freeze(Map.of("reason", "Quarter's close", "to", ends.toString())).expect(201);
    var frozen = blocker(deploy(admin, plan, Map.of()), "frozen");
    assertThat(frozen.path("message").asString())
        .contains(grace.name())
        .endsWith("Quarter's close");

    var done = job.settled(deploy(admin, plan, Map.of("onClosed", "wait")).expect(202));

    assertThat(done.path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(Instant.parse(done.path("runs").get(0).path("startedAt").asString()))
        .isAfterOrEqualTo(ends.minusMillis(1));
  }

  @Test
  void a_freeze_without_an_end_holds_until_it_is_lifted() {
    var plan = job.plan();
    var freeze = freeze(Map.of("reason", "Incident")).expect(201).json();
    blocker(deploy(admin, plan, Map.of()), "frozen");
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
    freeze(Map.of("reason", "x", "from", "2026-12-02T00:00:00Z", "to", "2026-12-02T00:00:00Z"))
        .expectProblem(422, "invalid-field");
  }

  @Test
  void what_is_to_begin_later_keeps_nobody_from_its_target_until_then() {
    var plan = job.plan();
    var later =
        deploy(admin, plan, Map.of("notBefore", Instant.now().plus(Duration.ofHours(1)).toString()))
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
    freeze(Map.of("reason", "Incident")).expect(201);
    var waiting = deploy(admin, plan, Map.of("onClosed", "wait")).expect(202).json();
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
    nothingRan();
  }

  @Test
  void what_waits_ends_when_it_has_become_stale() {
    var ends = Instant.now().plusSeconds(2);
    freeze(Map.of("reason", "Short", "to", ends.toString())).expect(201);
    var waiting = deploy(admin, job.plan(), Map.of("onClosed", "wait")).expect(202);
    job.policy(Map.of("approvals", List.of(Map.of("required", 1))));

    var done = job.settled(waiting);

    assertThat(done.path("state").asString()).isEqualTo("CANCELLED");
    assertThat(done.path("runs").get(0).path("failure").path("code").asString())
        .isEqualTo("PLAN_STALE");
    nothingRan();
  }

  @Test
  void what_only_people_can_know_is_confirmed_by_name() {
    job.policy(
        Map.of("confirmations", List.of(Map.of("id", "support-told", "text", "Support knows"))));
    var plan = job.plan();
    assertThat(
            blocker(deploy(admin, plan, Map.of()), "confirmation-missing")
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
  class A_promotion {

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
              blocker(deploy(admin, plan, Map.of()), "promotion-missing")
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
      blocker(deploy(admin, job.plan(), Map.of()), "promotion-missing");
      nothingRan();
    }

    @Test
    void has_to_bake() {
      promote("1h");
      runInStaging();
      var blocker = blocker(deploy(admin, job.plan(), Map.of()), "promotion-baking");
      var since = Instant.parse(blocker.path("since").asString());
      assertThat(Instant.parse(blocker.path("clearsAt").asString()))
          .isEqualTo(since.plus(Duration.ofHours(1)));
    }
  }

  /// Runs a plan past gates.
  @Nested
  class Broken_glass {

    private final Map<String, ?> glass =
        Map.of(
            "reason", "Checkout is down", "ticket", "OPS-1", "past", List.of("approval", "window"));

    private JsonNode plan;

    @BeforeEach
    void closed_gates() {
      job.policy(
          Map.of(
              "approvals", List.of(Map.of("required", 1)),
              "windows", List.of(closedWindow()),
              "break-glass",
                  Map.of("role", "release-manager", "past", List.of("approval", "window"))));
      plan = job.plan();
    }

    private Answer breakIt(HttpApi api, Map<String, ?> wish) {
      return deploy(api, plan, Map.of("breakGlass", wish));
    }

    @Test
    void lets_a_person_with_the_role_past_the_gates_named() {
      var done = job.settled(breakIt(grace.api(), glass).expect(202));
      assertThat(done.path("state").asString()).isEqualTo("SUCCEEDED");
      assertThat(
              admin
                  .get("/api/v1/audit?action=deployment.break-glass&environment=" + job.id())
                  .expect(200)
                  .json()
                  .path("items")
                  .get(0)
                  .path("detail")
                  .path("ticket")
                  .asString())
          .isEqualTo("OPS-1");
    }

    @Test
    void leaves_the_environment_red_until_somebody_else_has_reviewed_it() {
      var done = job.settled(breakIt(grace.api(), glass).expect(202));
      var id = done.path("id").asString();
      assertThat(unreviewed()).containsExactly(id);
      var review = "/api/v1/break-glass/" + id + "/review";
      var remark = Map.of("comment", "Right to do it");
      grace.api().post(review, remark).expectProblem(403, "four-eyes");
      var again = grace.withToken(admin, CONTROL, "APPROVER " + job.id());
      again.api().post(review, remark).expectProblem(403, "four-eyes");
      holderOf("ADMIN *").post(review, remark).expectProblem(403, "person-required");
      var ada = Person.with(admin, CONTROL, "ada", "APPROVER " + job.id());
      ada.api().post(review, remark).expect(201);
      ada.api().post(review, remark).expectProblem(409, "reviewed");
      assertThat(unreviewed()).isEmpty();
      var shown = admin.get("/api/v1/break-glass/" + id).expect(200).json();
      assertThat(shown.path("past").toString()).isEqualTo("[\"approval\",\"window\"]");
      assertThat(shown.path("review").path("by").asString()).startsWith(ada.name());
    }

    private List<String> unreviewed() {
      return admin
          .get("/api/v1/status?environment=" + job.id())
          .expect(200)
          .json()
          .path("unreviewed")
          .valueStream()
          .map(entry -> entry.path("deployment").asString())
          .toList();
    }

    @Test
    void does_not_open_gates_that_were_not_named_or_that_the_policy_keeps_shut() {
      var half = Map.of("reason", "x", "ticket", "y", "past", List.of("window"));
      blocker(breakIt(grace.api(), half), "approval-missing");
      var more = Map.of("reason", "x", "ticket", "y", "past", List.of("freeze", "window"));
      breakIt(grace.api(), more).expectProblem(422, "invalid-field");
      freeze(Map.of("reason", "Incident")).expect(201);
      blocker(breakIt(grace.api(), glass), "frozen");
      nothingRan();
    }

    @Test
    void needs_the_role_a_person_a_reason_and_a_ticket() {
      var ada = Person.with(admin, CONTROL, "ada", "DEPLOYER " + job.id(), "APPROVER " + job.id());
      breakIt(ada.api(), glass).expectProblem(403, "forbidden");
      breakIt(holderOf("RELEASE_MANAGER " + job.id()), glass).expectProblem(403, "person-required");
      breakIt(grace.api(), Map.of("reason", " ", "ticket", "y", "past", List.of("window")))
          .expectProblem(422, "invalid-field");
      breakIt(grace.api(), Map.of("reason", "x", "past", List.of("window")))
          .expectProblem(422, "invalid-field");
      nothingRan();
    }

    @Test
    void never_opens_another_digest_or_a_stale_plan() {
      var stale = deploy(grace.api(), plan, Map.of("breakGlass", glass, "notBefore", later()));
      stale.expect(202);
      try (var more = TestDatabase.create()) {
        job.target(more);
        blocker(breakIt(grace.api(), glass), "plan-stale");
      }
      nothingRan();
    }

    private String later() {
      return Instant.now().plus(Duration.ofHours(1)).toString();
    }

    @Test
    void is_for_one_deployment_alone() {
      job.settled(breakIt(grace.api(), glass).expect(202));
      job.upload(Map.of("V1__items.sql", V1.get("V1__items.sql"), "V2__x.sql", "SELECT 1;"));
      blocker(deploy(grace.api(), job.plan(), Map.of()), "approval-missing");
    }
  }

  @Test
  void a_policy_without_break_glass_lets_nobody_past() {
    job.policy(Map.of("approvals", List.of(Map.of("required", 1))));
    var problem =
        deploy(
                grace.api(),
                job.plan(),
                Map.of(
                    "breakGlass",
                    Map.of("reason", "x", "ticket", "y", "past", List.of("approval"))))
            .expectProblem(422, "invalid-field");
    assertThat(problem.path("errors").get(0).path("message").asString())
        .isEqualTo("the policy of %s lets nobody past any gate".formatted(job.id()));
  }
}
