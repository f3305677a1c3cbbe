package io.slipway.control.deployment;

import static io.slipway.control.deployment.Fleet.run;
import static io.slipway.control.deployment.MainJobTests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.ServerEvents;
import io.slipway.testing.SlipwayTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Deployments that reach their targets one wave after the other.
class WaveTests extends SlipwayTest {

  private static final Map<String, Object> CANARIES = Map.of("match", Map.of("tier", "canary"));

  @Test
  void withoutWavesAllTargetsAreOneWave() {
    try (var fleet = Fleet.of(admin, 2, 1)) {
      var deployment = fleet.awaitState(fleet.deploy(), "SUCCEEDED");

      var wave = deployment.path("waves").get(0);
      assertThat(deployment.path("waves").size()).isEqualTo(1);
      assertThat(wave.path("targets").asInt()).isEqualTo(2);
      assertThat(wave.path("parallel").asInt()).isEqualTo(8);
      assertThat(wave.path("state").asString()).isEqualTo("SUCCEEDED");
      assertThat(texts(deployment.path("runs"), "wave")).containsExactly("1", "1");
      assertThat(fleet.job().audited())
          .filteredOn(action -> action.startsWith("run."))
          .containsExactlyInAnyOrder(
              "run.started", "run.started", "run.succeeded", "run.succeeded");
    }
  }

  @Test
  void theCanaryGoesFirstAndTheOthersWaitForIt() throws SQLException {
    try (var fleet = Fleet.of(admin, 3, 1)) {
      fleet.job().waves(List.of(CANARIES));
      JsonNode deployment;
      try (var _ = fleet.hold(2)) {
        deployment = fleet.deploy();
        var meanwhile = fleet.awaitHeldUp(deployment, 2);

        assertThat(texts(meanwhile.path("runs"), "wave")).containsExactly("2", "2", "1");
        assertThat(texts(meanwhile.path("runs"), "attempt")).containsExactly("0", "0", "1");
        assertThat(run(meanwhile, 0).path("held").asString()).isEqualTo("WAVE");
        assertThat(run(meanwhile, 0).path("waitingFor").get(0).asString())
            .isEqualTo("wave 1 is not over");
        assertThat(texts(meanwhile.path("waves"), "state")).containsExactly("RUNNING", "WAITING");
        assertThat(meanwhile.path("waves").get(0).path("match").path("tier").asString())
            .isEqualTo("canary");
        // What the environment says from now on is for later deployments.
        fleet.job().waves(List.of());
      }

      var done = fleet.awaitState(deployment, "SUCCEEDED");

      assertThat(texts(done.path("waves"), "state")).containsExactly("SUCCEEDED", "SUCCEEDED");
      assertThat(started(done, 0)).isAfterOrEqualTo(finished(done, 2));
      assertThat(started(done, 1)).isAfterOrEqualTo(finished(done, 2));
      assertThat(fleet.job().audited())
          .filteredOn(action -> action.equals("run.queued") || action.contains("wave"))
          .containsExactly("deployment.wave-started", "run.queued", "run.queued");
      assertThat(ServerEvents.of(admin, done.path("id").asString(), null).names())
          .contains("deployment-wave-started", "run-queued");
    }
  }

  @Test
  void noMoreRunsAreAtWorkThanTheWaveSays() throws SQLException {
    try (var fleet = Fleet.of(admin, 3, 0)) {
      fleet.job().waves(List.of(Map.of("parallel", 2)));
      JsonNode deployment;
      try (var _ = fleet.hold(0);
          var _ = fleet.hold(1)) {
        deployment = fleet.deploy();
        fleet.awaitHeldUp(deployment, 0);
        var meanwhile = fleet.awaitHeldUp(deployment, 1);

        assertThat(run(meanwhile, 2).path("held").asString()).isEqualTo("WAVE");
        assertThat(run(meanwhile, 2).path("waitingFor").get(0).asString())
            .isEqualTo("2 runs of wave 1 at a time");
        admin.get("/api/v1/runs/" + run(meanwhile, 2).path("id").asString()).expect(200);
      }

      assertThat(texts(fleet.awaitState(deployment, "SUCCEEDED").path("runs"), "attempt"))
          .containsExactly("1", "1", "1");
    }
  }

  @Test
  void theNextWaveBeginsWhenTheOneBeforeHasBaked() {
    try (var fleet = Fleet.of(admin, 2, 0)) {
      fleet.job().waves(List.of(Map.of("max", 1, "bake", "2s")));
      var deployment = fleet.deploy();

      var baking =
          fleet.await(deployment, now -> run(now, 1).path("held").asString("").equals("BAKE"));
      assertThat(texts(baking.path("waves"), "state")).containsExactly("BAKING", "WAITING");
      assertThat(baking.path("state").asString()).isEqualTo("WAITING");

      var done = fleet.awaitState(deployment, "SUCCEEDED");
      assertThat(started(done, 1)).isAfterOrEqualTo(finished(done, 0).plusSeconds(2));
    }
  }

  @Test
  void aFailureStopsWhatHasNotBegun() {
    try (var fleet = Fleet.of(admin, 3, 0)) {
      fleet.job().waves(List.of(Map.of("parallel", 1)));
      fleet.fails(0, true);

      var failed = fleet.awaitState(fleet.deploy(), "FAILED");

      assertThat(texts(failed.path("runs"), "state"))
          .containsExactly("FAILED", "CANCELLED", "CANCELLED");
      assertThat(run(failed, 1).path("failure").path("code").asString())
          .isEqualTo("DEPLOYMENT_STOPPED");
      assertThat(run(failed, 1).path("failure").path("message").asString())
          .isEqualTo(
              "Not begun: 1 failed run of wave 1 stopped the deployment"
                  + " (stop-after-failures is 1).");
      assertThat(failed.path("waves").get(0).path("cancelled").asInt()).isEqualTo(2);
      assertThat(fleet.job().audited())
          .endsWith(
              "run.started", "run.failed", "deployment.stopped", "run.cancelled", "run.cancelled");

      fleet.fails(0, false);
      var retried = fleet.job().again(run(failed, 0), "retry", null);

      assertThat(retried.path("state").asString()).isEqualTo("SUCCEEDED");
      assertThat(fleet.now(failed).path("state").asString()).isEqualTo("CANCELLED");
    }
  }

  @Test
  void asManyFailuresAsAreAllowedStopNothing() {
    try (var fleet = Fleet.of(admin, 4, 1)) {
      fleet
          .job()
          .waves(
              List.of(
                  Map.of("match", Map.of("tier", "canary"), "stop-after-failures", 2),
                  Map.of("parallel", 1, "stop-after-failures", 2)));
      fleet.fails(3, true);
      fleet.fails(0, true);

      var failed = fleet.awaitState(fleet.deploy(), "FAILED");

      assertThat(texts(failed.path("runs"), "state"))
          .containsExactly("FAILED", "SUCCEEDED", "SUCCEEDED", "FAILED");
      assertThat(texts(failed.path("waves"), "state")).containsExactly("FAILED", "FAILED");
    }
  }

  @Test
  void aFailureThatWasMendedDoesNotCountAnyMore() throws SQLException {
    try (var fleet = Fleet.of(admin, 4, 0)) {
      fleet.job().waves(List.of(Map.of("parallel", 1, "stop-after-failures", 2)));
      fleet.fails(0, true);
      fleet.fails(2, true);
      JsonNode deployment;
      try (var _ = fleet.hold(1)) {
        deployment = fleet.deploy();
        var meanwhile = fleet.awaitHeldUp(deployment, 1);
        fleet.fails(0, false);
        admin
            .post("/api/v1/runs/" + run(meanwhile, 0).path("id").asString() + "/retry", "{}")
            .expect(202);
        fleet.await(deployment, now -> run(now, 0).path("state").asString().equals("SUCCEEDED"));
      }

      var failed = fleet.awaitState(deployment, "FAILED");

      assertThat(texts(failed.path("runs"), "state"))
          .containsExactly("SUCCEEDED", "SUCCEEDED", "FAILED", "SUCCEEDED");
    }
  }

  private static Instant started(JsonNode deployment, int target) {
    return Instant.parse(run(deployment, target).path("startedAt").asString());
  }

  private static Instant finished(JsonNode deployment, int target) {
    return Instant.parse(run(deployment, target).path("finishedAt").asString());
  }
}
