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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Deployments for which the glass is broken.
class BreakGlassTests extends SlipwayTest {

  private GatedProject gated;
  private DeployedProject job;
  private Person grace;

  @BeforeEach
  void a_project() {
    gated = GatedProject.of(admin, CONTROL);
    job = gated.job();
    grace = gated.grace();
    job.policy(
        Map.of(
            "approvals", List.of(Map.of("required", 1)),
            "windows", List.of(GatedProject.closedWindow()),
            "break-glass",
                Map.of("role", "release-manager", "past", List.of("approval", "window"))));
    plan = job.plan();
  }

  @AfterEach
  void close() {
    gated.close();
  }

  private final Map<String, ?> glass =
      Map.of(
          "reason", "Checkout is down", "ticket", "OPS-1", "past", List.of("approval", "window"));

  private JsonNode plan;

  private Answer breakIt(HttpApi api, Map<String, ?> wish) {
    return GatedProject.deploy(api, plan, Map.of("breakGlass", wish));
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
    GatedProject.blocker(breakIt(grace.api(), half), "approval-missing");
    var more = Map.of("reason", "x", "ticket", "y", "past", List.of("freeze", "window"));
    breakIt(grace.api(), more).expectProblem(422, "invalid-field");
    gated.freeze(Map.of("reason", "Incident")).expect(201);
    GatedProject.blocker(breakIt(grace.api(), glass), "frozen");
    gated.nothingRan();
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
    gated.nothingRan();
  }

  @Test
  void never_opens_another_digest_or_a_stale_plan() {
    var stale =
        GatedProject.deploy(grace.api(), plan, Map.of("breakGlass", glass, "notBefore", later()));
    stale.expect(202);
    try (var more = TestDatabase.create()) {
      job.target(more);
      GatedProject.blocker(breakIt(grace.api(), glass), "plan-stale");
    }
    gated.nothingRan();
  }

  private String later() {
    return Instant.now().plus(Duration.ofHours(1)).toString();
  }

  @Test
  void is_for_one_deployment_alone() {
    job.settled(breakIt(grace.api(), glass).expect(202));
    job.upload(
        Map.of("V1__items.sql", GatedProject.V1.get("V1__items.sql"), "V2__x.sql", "SELECT 1;"));
    GatedProject.blocker(
        GatedProject.deploy(grace.api(), job.plan(), Map.of()), "approval-missing");
  }

  @Test
  void a_policy_without_break_glass_lets_nobody_past() {
    job.policy(Map.of("approvals", List.of(Map.of("required", 1))));
    var problem =
        GatedProject.deploy(
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
