package io.slipway.control.deployment;

import static io.slipway.control.deployment.Fleet.run;
import static io.slipway.control.deployment.MainJobTests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Deployments that wait for targets that others have.
class BehindAnotherTests extends SlipwayTest {

  private static final String V1 = "CREATE TABLE a (id int);";

  @Test
  void itWaitsForTheOneBeforeAndThePlanIsHeldAgainstWhatThatLeft() throws SQLException {
    try (var fleet = Fleet.of(admin, 1, 0)) {
      fleet.job().upload(Map.of("V1__a.sql", V1, "V2__b.sql", "CREATE TABLE b (id int);"));
      var plan = fleet.job().plan();
      fleet.job().upload(Map.of("V1__a.sql", V1, "V3__c.sql", "CREATE TABLE c (id int);"));
      var other = fleet.job().plan();
      JsonNode first;
      JsonNode second;
      try (var _ = fleet.hold(0)) {
        first = fleet.job().deploy(plan, null).expect(202).json();
        fleet.awaitHeldUp(first, 0);

        second = fleet.job().deployBehind(other).expect(202).json();

        assertThat(second.path("state").asString()).isEqualTo("WAITING");
        assertThat(run(second, 0).path("held").asString()).isEqualTo("TARGET");
        assertThat(run(second, 0).path("waitingFor").get(0).asString())
            .isEqualTo(
                "%s is taken by deployment %s"
                    .formatted(fleet.targets().getFirst(), first.path("id").asString()));
        fleet.job().deploy(plan, null).expectProblem(409, "target-busy");
      }

      fleet.awaitState(first, "SUCCEEDED");
      var ended = fleet.awaitState(second, "FAILED");
      assertThat(run(ended, 0).path("failure").path("code").asString()).isEqualTo("PLAN_STALE");
    }
  }

  @Test
  void theTargetGoesToThoseWhoWaitInTheOrderOfRequest() throws SQLException {
    try (var fleet = Fleet.of(admin, 1, 0)) {
      var plan = fleet.job().plan();
      fleet.fails(0, true);
      JsonNode first;
      List<JsonNode> waiting;
      try (var _ = fleet.hold(0)) {
        first = fleet.job().deploy(plan, null).expect(202).json();
        fleet.awaitHeldUp(first, 0);
        waiting =
            List.of(
                fleet.job().deployBehind(plan).expect(202).json(),
                fleet.job().deployBehind(plan).expect(202).json(),
                fleet.job().deployBehind(plan).expect(202).json());
        // The one in the middle thinks better of it.
        assertThat(fleet.post(waiting.get(1), "cancel", 202).path("state").asString())
            .isEqualTo("CANCELLED");
      }

      var third = fleet.awaitState(waiting.get(2), "FAILED");

      var second = fleet.now(waiting.getFirst());
      assertThat(second.path("state").asString()).isEqualTo("FAILED");
      assertThat(run(third, 0).path("startedAt").asString())
          .isGreaterThan(run(second, 0).path("finishedAt").asString());
      assertThat(run(second, 0).path("startedAt").asString())
          .isGreaterThan(run(fleet.now(first), 0).path("finishedAt").asString());
    }
  }

  @Test
  void whatIsCalledOffGivesItsTargetsAway() throws SQLException {
    try (var fleet = Fleet.of(admin, 2, 0)) {
      fleet.job().waves(List.of(Map.of("parallel", 1)));
      var plan = fleet.job().plan();
      JsonNode second;
      try (var _ = fleet.hold(0)) {
        var first = fleet.job().deploy(plan, null).expect(202).json();
        fleet.awaitHeldUp(first, 0);
        second = fleet.job().deployBehind(plan).expect(202).json();
        assertThat(texts(second.path("runs"), "held")).containsExactly("TARGET", "TARGET");

        admin
            .post(
                "/api/v1/runs/" + run(fleet.now(first), 1).path("id").asString() + "/cancel", "{}")
            .expect(202);

        fleet.await(second, now -> run(now, 1).path("state").asString().equals("SUCCEEDED"));
        assertThat(run(fleet.now(second), 0).path("held").asString()).isEqualTo("TARGET");
      }
      // The first has done on the other target what the second was to do.
      fleet.awaitState(second, "SUCCEEDED");
    }
  }

  @Test
  void anUnknownWishIsRefused() {
    try (var fleet = Fleet.of(admin, 1, 0)) {
      var plan = fleet.job().plan();
      var body =
          Map.of(
              "plan", plan.path("id").asString(),
              "digest", plan.path("digest").asString(),
              "onBusy", "queue");

      var problem = admin.post("/api/v1/deployments", body).expectProblem(400, "wrong-type");

      assertThat(problem.path("detail").asString()).contains("one of refuse, wait");
    }
  }
}
