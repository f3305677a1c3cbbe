package io.slipway.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.planning.PlanWatch;
import io.slipway.testing.Answer;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.HttpApi;
import io.slipway.testing.Person;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A plan that two people have to approve, and those who want around that.
class ApprovalTests extends SlipwayTest {

  private static final Map<String, String> V1 =
      Map.of("V1__items.sql", "CREATE TABLE item (id int);");
  private static final Map<String, ?> TWO = Map.of("approvals", List.of(Map.of("required", 2)));

  private TestDatabase database;
  private DeployedProject job;
  private Person requester;
  private Person ada;
  private Person grace;

  @BeforeEach
  void an_environment_that_asks_for_two_approvals() {
    database = TestDatabase.create();
    job = DeployedProject.flyway(admin);
    job.target(database);
    job.policy(TWO);
    requester = person("rita", "DEPLOYER " + job.id(), "APPROVER " + job.id());
    ada = person("ada", "APPROVER " + job.id());
    grace = person("grace", "APPROVER " + job.id());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Person person(String name, String... grants) {
    return Person.with(admin, CONTROL, name, grants);
  }

  private JsonNode planned() {
    job.as(requester.api()).upload(V1);
    return job.as(requester.api()).plan();
  }

  private static Answer say(Person person, JsonNode plan, String decision) {
    return say(person.api(), plan, Map.of("decision", decision, "digest", digest(plan)));
  }

  private static Answer say(HttpApi api, JsonNode plan, Map<String, ?> body) {
    return api.post(path(plan) + "/approvals", body);
  }

  private static String path(JsonNode plan) {
    return "/api/v1/plans/" + plan.path("id").asString();
  }

  private static String digest(JsonNode plan) {
    return plan.path("digest").asString();
  }

  private Answer deploy(JsonNode plan) {
    return job.as(requester.api()).deploy(plan, null);
  }

  private List<String> blockers(JsonNode plan) {
    return codes(admin.get(path(plan)).expect(200).json());
  }

  private static List<String> codes(JsonNode document) {
    return document
        .path("blockers")
        .valueStream()
        .map(blocker -> blocker.path("code").asString())
        .toList();
  }

  private void nothingRan() {
    assertThat(database.query("SELECT to_regclass('item')")).containsExactly("∅");
  }

  @Test
  void two_people_let_it_run() {
    var plan = planned();
    assertThat(blockers(plan)).containsExactly("approval-missing");
    deploy(plan).expectProblem(409, "deployment-blocked");
    say(ada, plan, "approve").expect(201);
    var one = deploy(plan).expectProblem(409, "deployment-blocked");
    assertThat(one.path("detail").asString()).startsWith("1 of 2 approvals are there");
    var view = say(grace, plan, "approve").expect(201).json();
    assertThat(view.path("given").asInt()).isEqualTo(2);
    assertThat(view.path("blockers")).isEmpty();

    var ran = job.deployed(plan);
    assertThat(ran.path("state").asString()).as("%s", ran).isEqualTo("SUCCEEDED");
    assertThat(actions(plan))
        .containsExactly("plan.create", "plan.ready", "plan.approve", "plan.approve");
  }

  private List<String> actions(JsonNode plan) {
    return admin
        .get("/api/v1/audit?limit=50&object=plan:" + plan.path("id").asString())
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .map(entry -> entry.path("action").asString())
        .toList()
        .reversed();
  }

  @Test
  void one_person_with_two_tokens_is_one_person() {
    var plan = planned();
    say(ada, plan, "approve").expect(201);
    var again = ada.withToken(admin, CONTROL, "APPROVER " + job.id());
    say(again, plan, "approve").expect(201);

    deploy(plan).expectProblem(409, "deployment-blocked");
    nothingRan();
  }

  @Test
  void whoever_asked_for_it_cannot_approve_it_with_any_token() {
    var plan = planned();
    say(requester, plan, "approve").expectProblem(403, "four-eyes");
    var other = requester.withToken(admin, CONTROL, "APPROVER " + job.id());
    say(other, plan, "approve").expectProblem(403, "four-eyes");
    assertThat(actions(plan)).endsWith("plan.decide.refused", "plan.decide.refused");
  }

  @Test
  void whoever_uploaded_its_bundle_cannot_approve_it() {
    job.as(ada.withToken(admin, CONTROL, "DEPLOYER " + job.id()).api()).upload(V1);
    var plan = planned();

    say(ada, plan, "approve").expectProblem(403, "four-eyes");
    say(grace, plan, "approve").expect(201);
  }

  @Test
  void an_upload_after_the_approval_takes_it_away() {
    var plan = planned();
    say(ada, plan, "approve").expect(201);
    say(grace, plan, "approve").expect(201);
    job.as(ada.withToken(admin, CONTROL, "DEPLOYER " + job.id()).api()).upload(V1);

    var problem = deploy(plan).expectProblem(409, "deployment-blocked");
    assertThat(problem.path("detail").asString()).contains("whoever uploads a bundle");
  }

  @Test
  void whoever_made_the_token_that_asked_for_it_cannot_approve_it() {
    var boss = person("boss", "ADMIN *");
    var made =
        boss.api()
            .post(
                "/api/v1/tokens",
                Map.of(
                    "name",
                    "ci of " + boss.name(),
                    "grants",
                    List.of(Map.of("role", "DEPLOYER", "environment", job.id()))))
            .expect(201)
            .json();
    var ci = job.as(admin.as(made.path("token").asString()));
    ci.upload(V1);
    var plan = ci.plan();

    say(boss, plan, "approve").expectProblem(403, "four-eyes");
    say(ada, plan, "approve").expect(201);
  }

  @Test
  void a_machine_cannot_approve_whatever_it_may() {
    var plan = planned();
    var machine = holderOf("ADMIN *", "APPROVER " + job.id());
    say(machine, plan, Map.of("decision", "approve", "digest", digest(plan)))
        .expectProblem(403, "person-required");
  }

  @Test
  void a_token_of_another_environment_approves_nothing() {
    var plan = planned();
    var stray = person("stray", "APPROVER elsewhere");
    say(stray, plan, "approve").expectProblem(404, "not-found");
    var looker = person("looker", "APPROVER elsewhere", "VIEWER " + job.id());
    say(looker, plan, "approve").expectProblem(403, "forbidden");
  }

  @Test
  void another_plan_s_digest_is_refused() {
    var plan = planned();
    say(ada.api(), plan, Map.of("decision", "approve", "digest", "0".repeat(64)))
        .expectProblem(409, "digest-differs");
  }

  @Test
  void approvals_of_one_plan_are_none_of_another() {
    var plan = planned();
    say(ada, plan, "approve").expect(201);
    say(grace, plan, "approve").expect(201);
    job.as(requester.api())
        .upload(Map.of("V1__items.sql", "CREATE TABLE item (id int); DROP TABLE x;"));
    var other = job.as(requester.api()).plan();

    var problem =
        requester
            .api()
            .post(
                "/api/v1/deployments",
                Map.of("plan", other.path("id").asString(), "digest", digest(plan)))
            .expectProblem(409, "deployment-blocked");
    assertThat(codes(problem)).contains("digest-differs", "approval-missing");
    deploy(other).expectProblem(409, "deployment-blocked");
    nothingRan();
  }

  @Test
  void a_rejection_stops_it_until_it_is_withdrawn() {
    var plan = planned();
    say(ada, plan, "approve").expect(201);
    say(grace, plan, "approve").expect(201);
    var linus = person("linus", "APPROVER " + job.id());
    say(
            linus.api(),
            plan,
            Map.of("decision", "reject", "digest", digest(plan), "comment", "Not on a Friday."))
        .expect(201);
    var problem = deploy(plan).expectProblem(409, "deployment-blocked");
    assertThat(problem.path("detail").asString())
        .startsWith(linus.name())
        .endsWith(" rejected the plan: Not on a Friday.");
    say(linus, plan, "withdraw").expect(201);
    say(linus, plan, "withdraw").expectProblem(409, "plan-state");
    assertThat(blockers(plan)).isEmpty();
  }

  @Test
  void an_approval_that_was_withdrawn_counts_no_more() {
    var plan = planned();
    say(ada, plan, "approve").expect(201);
    say(grace, plan, "approve").expect(201);
    say(ada, plan, "withdraw").expect(201);
    deploy(plan).expectProblem(409, "deployment-blocked");
  }

  @Test
  void a_comment_is_for_everybody_who_sees_the_plan_and_decides_nothing() {
    var plan = planned();
    var viewer = person("vera", "VIEWER " + job.id());
    say(viewer.api(), plan, Map.of("decision", "comment", "digest", digest(plan)))
        .expectProblem(422, "invalid-field");
    var view =
        say(
                viewer.api(),
                plan,
                Map.of("decision", "comment", "digest", digest(plan), "comment", "Mind orders."))
            .expect(201)
            .json();
    assertThat(view.path("said").get(0).path("comment").asString()).isEqualTo("Mind orders.");
    assertThat(view.path("given").asInt()).isZero();
    say(viewer, plan, "approve").expectProblem(403, "forbidden");
  }

  @Test
  void what_has_expired_counts_no_more() {
    job.policy(Map.of("approvals", List.of(Map.of("required", 1)), "approval-expiry", "1h"));
    var plan = planned();
    say(ada, plan, "approve").expect(201);
    CONTROL.execute(
        "UPDATE slipway.plan_opinion SET at = at - interval '1 hour' WHERE plan = '%s'"
            .formatted(plan.path("id").asString()));
    var problem = deploy(plan).expectProblem(409, "deployment-blocked");
    assertThat(problem.path("detail").asString()).contains(ada.name(), "it expired");
  }

  /// What makes approvals stale.
  @Nested
  class AnApprovedPlan {

    private JsonNode plan;

    @BeforeEach
    void approved() {
      plan = planned();
      say(ada, plan, "approve").expect(201);
      say(grace, plan, "approve").expect(201);
      assertThat(blockers(plan)).isEmpty();
    }

    private String stale() {
      var problem = deploy(plan).expectProblem(409, "deployment-blocked");
      assertThat(codes(problem)).contains("plan-stale");
      nothingRan();
      say(ada, plan, "approve").expectProblem(409, "plan-stale");
      return admin.get(path(plan)).expect(200).json().path("staleReasons").get(0).asString();
    }

    @Test
    void is_stale_once_the_policy_changes_and_fresh_when_it_is_as_before() {
      job.policy(Map.of("approvals", List.of(Map.of("required", 0))));
      assertThat(stale())
          .isEqualTo(
              "The policy of %s is not the one that the plan was made for.".formatted(job.id()));
      job.policy(TWO);
      assertThat(blockers(plan)).isEmpty();
    }

    @Test
    void is_stale_once_a_target_is_added() {
      try (var more = TestDatabase.create()) {
        var added = job.target(more);
        assertThat(stale()).isEqualTo("The target %s was added since.".formatted(added));
      }
    }

    @Test
    void is_stale_once_a_target_is_led_to_another_database() {
      try (var other = TestDatabase.create()) {
        var target = plan.path("targets").get(0).path("target").asString();
        admin
            .put("/api/v1/targets/" + target, Map.of("database", other.name(), "labels", Map.of()))
            .expect(200);
        assertThat(stale())
            .isEqualTo("The settings of the target %s changed since.".formatted(target));
      }
    }

    @Test
    void is_stale_once_its_target_was_changed_by_hand() {
      database.execute("CREATE TABLE by_hand (id int)");
      var target = plan.path("targets").get(0).path("target").asString();

      context().getBean(PlanWatch.class).lookAtAll();

      assertThat(stale()).isEqualTo("The schema of %s has changed.".formatted(target));
    }

    @Test
    void is_not_approved_once_its_target_was_changed_by_hand() {
      database.execute("CREATE TABLE by_hand (id int)");
      var linus = person("linus", "APPROVER " + job.id());
      say(linus, plan, "approve").expectProblem(409, "plan-stale");
      say(linus, plan, "reject").expect(201);
    }

    @Test
    void does_not_run_when_its_target_was_changed_by_hand() {
      database.execute("CREATE TABLE by_hand (id int)");
      var run = job.deployed(plan).path("runs").get(0);
      assertThat(run.path("failure").path("code").asString())
          .isIn("PLAN_STALE", "PREFLIGHT_FAILED");
      nothingRan();
    }

    @Test
    void is_not_run_by_a_retry_once_an_approval_is_gone() {
      database.execute("CREATE TABLE item (id text)");
      var failed = job.deployed(plan).path("runs").get(0);
      assertThat(failed.path("state").asString()).isEqualTo("FAILED");
      database.execute("DROP TABLE item");
      say(ada, plan, "withdraw").expect(201);

      var again = job.again(failed, "retry", null);

      assertThat(again.path("failure").path("code").asString()).isEqualTo("GATE_CLOSED");
      nothingRan();
    }
  }
}
