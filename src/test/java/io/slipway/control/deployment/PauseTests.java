package io.slipway.control.deployment;

import static io.slipway.control.deployment.Fleet.path;
import static io.slipway.control.deployment.Fleet.run;
import static io.slipway.control.deployment.MainJobTests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Deployments that people pause, resume and call off.
class PauseTests extends SlipwayTest {

  private static final String ADMIN = "admin (configured testtest)";
  private static final List<Map<String, Integer>> ONE_AT_A_TIME = List.of(Map.of("parallel", 1));

  @Test
  void pausedNothingBeginsAndResumedItGoesOn() throws SQLException {
    try (var fleet = Fleet.of(admin, 2, 0)) {
      fleet.job().waves(ONE_AT_A_TIME);
      JsonNode deployment;
      try (var _ = fleet.hold(0)) {
        deployment = fleet.deploy();
        fleet.awaitHeldUp(deployment, 0);
        var paused = fleet.post(deployment, "pause", 200);
        assertThat(paused.path("paused").path("by").asString()).isEqualTo(ADMIN);
        assertThat(fleet.post(deployment, "pause", 200).path("paused"))
            .isEqualTo(paused.path("paused"));
      }

      var paused = fleet.awaitState(deployment, "PAUSED");
      assertThat(texts(paused.path("runs"), "state")).containsExactly("SUCCEEDED", "WAITING");
      assertThat(run(paused, 1).path("held").asString()).isEqualTo("PAUSE");
      assertThat(run(paused, 1).path("waitingFor").get(0).asString())
          .isEqualTo("the deployment is paused by " + ADMIN);

      fleet.post(deployment, "resume", 200);
      var done = fleet.awaitState(deployment, "SUCCEEDED");
      assertThat(done.has("paused")).isFalse();
      assertThat(texts(done.path("runs"), "attempt")).containsExactly("1", "1");
      fleet.post(deployment, "resume", 200);
      admin.post(path(deployment) + "/pause", "{}").expectProblem(409, "deployment-state");
      assertThat(fleet.job().audited())
          .filteredOn(action -> action.startsWith("deployment."))
          .containsExactly(
              "deployment.create",
              "deployment.pause",
              "deployment.resume",
              "deployment.pause.refused");
    }
  }

  @Test
  void aRunThatIsRetriedWaitsForTheResumption() throws SQLException {
    try (var fleet = Fleet.of(admin, 2, 0)) {
      fleet.job().waves(List.of(Map.of("parallel", 1, "stop-after-failures", 2)));
      fleet.fails(0, true);
      JsonNode deployment;
      try (var _ = fleet.hold(1)) {
        deployment = fleet.deploy();
        var failed = run(fleet.awaitHeldUp(deployment, 1), 0);
        fleet.post(deployment, "pause", 200);
        fleet.fails(0, false);

        var retry = "/api/v1/runs/" + failed.path("id").asString() + "/retry";
        var retried = admin.post(retry, "{}").expect(202).json().path("run");

        assertThat(retried.path("state").asString()).isEqualTo("WAITING");
        assertThat(retried.path("held").asString()).isEqualTo("PAUSE");
      }
      fleet.awaitState(deployment, "PAUSED");
      fleet.post(deployment, "resume", 200);

      var done = fleet.awaitState(deployment, "SUCCEEDED");
      assertThat(texts(done.path("runs"), "attempt")).containsExactly("2", "1");
    }
  }

  @Test
  void calledOffWhatHasNotBegunEndsAtOnce() throws SQLException {
    try (var fleet = Fleet.of(admin, 3, 0)) {
      fleet.job().waves(ONE_AT_A_TIME);
      JsonNode deployment;
      try (var _ = fleet.hold(0)) {
        deployment = fleet.deploy();
        fleet.awaitHeldUp(deployment, 0);

        var cancelled = fleet.post(deployment, "cancel", 202);

        assertThat(texts(cancelled.path("runs"), "state"))
            .containsExactly("CANCELLING", "CANCELLED", "CANCELLED");
        assertThat(cancelled.path("state").asString()).isEqualTo("CANCELLING");
        assertThat(run(cancelled, 1).path("failure").path("code").asString())
            .isEqualTo("CANCELLED");
        assertThat(run(cancelled, 1).path("failure").path("message").asString())
            .isEqualTo("Called off by %s before it began.".formatted(ADMIN));
        fleet.post(deployment, "cancel", 202);
      }

      var done = fleet.await(deployment, now -> !now.path("state").asString().equals("CANCELLING"));
      assertThat(done.path("state").asString()).isEqualTo("CANCELLED");
      assertThat(texts(done.path("runs"), "attempt")).containsExactly("1", "0", "0");
      fleet.post(deployment, "cancel", 202);
      assertThat(fleet.job().audited())
          .containsSubsequence(
              "deployment.cancel", "run.cancelling", "run.cancelled", "run.cancelled");
      assertThat(fleet.job().audited().stream().filter("deployment.cancel"::equals)).hasSize(1);
    }
  }

  @Test
  void aDeploymentThatIsOverCannotBeCalledOff() {
    try (var fleet = Fleet.of(admin, 1, 0)) {
      var deployment = fleet.awaitState(fleet.deploy(), "SUCCEEDED");

      admin.post(path(deployment) + "/cancel", "{}").expectProblem(409, "deployment-state");
      admin
          .post("/api/v1/runs/" + run(deployment, 0).path("id").asString() + "/cancel", "{}")
          .expectProblem(409, "run-state");
    }
  }

  @Test
  void oneRunIsCalledOffAndTheOthersGoOn() throws SQLException {
    try (var fleet = Fleet.of(admin, 3, 0)) {
      fleet.job().waves(ONE_AT_A_TIME);
      JsonNode deployment;
      try (var _ = fleet.hold(0)) {
        deployment = fleet.deploy();
        var run = run(fleet.awaitHeldUp(deployment, 0), 1);
        var cancel = "/api/v1/runs/" + run.path("id").asString() + "/cancel";

        var cancelled = admin.post(cancel, "{}").expect(202).json();

        assertThat(cancelled.path("run").path("state").asString()).isEqualTo("CANCELLED");
        admin.post(cancel, "{}").expect(202);
      }

      var done = fleet.awaitState(deployment, "CANCELLED");
      assertThat(texts(done.path("runs"), "state"))
          .containsExactly("SUCCEEDED", "CANCELLED", "SUCCEEDED");
      assertThat(fleet.job().audited().stream().filter("run.cancel"::equals)).hasSize(1);
    }
  }

  @Test
  void whoMayOnlyLookIsToldSo() {
    try (var fleet = Fleet.of(admin, 1, 0)) {
      var deployment = fleet.awaitState(fleet.deploy(), "SUCCEEDED");
      var viewer = holderOf("VIEWER " + fleet.job().id());
      var stranger = holderOf("DEPLOYER configured");

      for (var verb : List.of("pause", "resume", "cancel")) {
        viewer.post(path(deployment) + "/" + verb, "{}").expectProblem(403, "forbidden");
        stranger.post(path(deployment) + "/" + verb, "{}").expectProblem(404, "not-found");
      }
      var run = "/api/v1/runs/" + run(deployment, 0).path("id").asString();
      viewer.post(run + "/cancel", "{}").expectProblem(403, "forbidden");
      stranger.post(run + "/cancel", "{}").expectProblem(404, "not-found");
    }
  }
}
