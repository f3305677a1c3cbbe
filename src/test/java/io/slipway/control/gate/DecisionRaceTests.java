package io.slipway.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Person;
import io.slipway.testing.SlipwayTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import tools.jackson.databind.JsonNode;

/// People who decide on a plan in the very moment in which it is deployed, or planned anew.
class DecisionRaceTests extends SlipwayTest {

  private static final Map<String, ?> ONE = Map.of("approvals", List.of(Map.of("required", 1)));

  private static Map<String, ?> opinion(String decision, JsonNode plan) {
    return Map.of("decision", decision, "digest", plan.path("digest").asString());
  }

  private static String approvals(JsonNode plan) {
    return "/api/v1/plans/" + plan.path("id").asString() + "/approvals";
  }

  // Whatever comes first: a run that began had its approval, and one that had none did not begin.
  @RepeatedTest(5)
  void an_approval_that_is_withdrawn_while_the_run_begins_counts_wholly_or_not_at_all()
      throws Exception {
    try (var gated = GatedProject.of(admin, CONTROL);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      gated.job().policy(ONE);
      var plan = gated.job().plan();
      gated.grace().api().post(approvals(plan), opinion("approve", plan)).expect(201);
      var together = new CyclicBarrier(2);
      var deploys =
          threads.submit(
              () -> {
                together.await();
                return gated.job().deploy(plan, null);
              });
      together.await();
      gated.grace().api().post(approvals(plan), opinion("withdraw", plan)).expect(201);

      var answer = deploys.get();

      if (answer.status() == 202) {
        var run = gated.job().settled(answer).path("runs").get(0);
        assertThat(order(plan, run)).isIn("started, withdrawn", "withdrawn");
        assertThat(run.path("state").asString())
            .isEqualTo(order(plan, run).startsWith("started") ? "SUCCEEDED" : "FAILED");
      } else {
        answer.expectProblem(409, "deployment-blocked");
        gated.nothingRan();
      }
    }
  }

  private String order(JsonNode plan, JsonNode run) {
    var told = new ArrayList<String>();
    for (var entry :
        admin
            .get("/api/v1/audit?limit=200")
            .expect(200)
            .json()
            .path("items")
            .valueStream()
            .toList()) {
      var action = entry.path("action").asString();
      if (action.equals("plan.withdraw") && entry.path("objectId").equals(plan.path("id"))) {
        told.addFirst("withdrawn");
      }
      if (action.equals("run.started") && entry.path("objectId").equals(run.path("id"))) {
        told.addFirst("started");
      }
    }
    return String.join(", ", told);
  }

  @RepeatedTest(3)
  void a_plan_that_is_made_anew_while_it_is_approved_leaves_its_approval_behind() throws Exception {
    try (var gated = GatedProject.of(admin, CONTROL);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      gated.job().policy(ONE);
      var plan = gated.job().plan();
      var together = new CyclicBarrier(2);
      var planned =
          threads.submit(
              () -> {
                together.await();
                gated.job().upload(Map.of("V1__items.sql", "CREATE TABLE item (id bigint);"));
                return gated.job().plan();
              });
      together.await();
      gated.grace().api().post(approvals(plan), opinion("approve", plan)).expect(201);
      var other = planned.get();

      gated.job().deploy(other, null).expectProblem(409, "deployment-blocked");
      gated
          .grace()
          .api()
          .post(approvals(other), opinion("approve", plan))
          .expectProblem(409, "digest-differs");
      gated.nothingRan();
      assertThat(gated.job().deployed(plan).path("state").asString()).isEqualTo("SUCCEEDED");
    }
  }

  @RepeatedTest(2)
  void one_person_who_approves_twice_at_once_is_one_person() throws Exception {
    try (var gated = GatedProject.of(admin, CONTROL);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      gated.job().policy(Map.of("approvals", List.of(Map.of("required", 2))));
      var plan = gated.job().plan();
      var other = gated.grace().withToken(admin, CONTROL, "APPROVER " + gated.job().id());
      var answers =
          List.of(gated.grace(), other).stream()
              .map(
                  (Person person) ->
                      threads.submit(
                          () -> person.api().post(approvals(plan), opinion("approve", plan))))
              .toList();
      for (var answer : answers) {
        answer.get().expect(201);
      }
      gated.job().deploy(plan, null).expectProblem(409, "deployment-blocked");
      gated.nothingRan();
    }
  }
}
