package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.HttpApi;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who may see and do what, where one project's environment stands for production and another's
/// for development.
class DeploymentRolesTests extends SlipwayTest {

  private TestDatabase database = new TestDatabase("");
  private DeployedProject production = new DeployedProject(admin, "");
  private DeployedProject development = new DeployedProject(admin, "");

  @BeforeEach
  void twoEnvironments() {
    database = TestDatabase.create();
    production = DeployedProject.flyway(admin);
    development = DeployedProject.flyway(admin);
    production.target(database);
    production.upload(Map.of("V1__x.sql", "SELECT 1/0;"));
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void aDeployerOfDevelopmentDoesNothingToProduction() {
    var plan = production.plan();
    var run = production.deployed(plan).path("runs").get(0);
    var deployer = holderOf("DEPLOYER " + development.id());

    deployer
        .post("/api/v1/plans", Map.of("project", production.id(), "environment", production.id()))
        .expectProblem(403, "forbidden");
    production.as(deployer).deploy(plan, null).expectProblem(404, "not-found");
    deployer.post(path(run) + "/retry", "{}").expectProblem(404, "not-found");
    deployer
        .post(path(run) + "/resolve", Map.of("decision", "applied", "reason", "seen"))
        .expectProblem(404, "not-found");
  }

  @Test
  void whoMayOnlyLookIsToldSo() {
    var plan = production.plan();
    var run = production.deployed(plan).path("runs").get(0);
    var viewer = holderOf("VIEWER " + production.id(), "DEPLOYER " + development.id());

    production.as(viewer).deploy(plan, null).expectProblem(403, "forbidden");
    viewer.post(path(run) + "/retry", "{}").expectProblem(403, "forbidden");
    viewer
        .post(path(run) + "/resolve", Map.of("decision", "applied", "reason", "seen"))
        .expectProblem(403, "forbidden");
    assertThat(production.audited())
        .endsWith("deployment.create.refused", "run.retry.refused", "run.resolve.refused");
  }

  @Test
  void aViewerOfDevelopmentSeesNothingOfProduction() {
    var plan = production.plan();
    var deployment = production.deployed(plan);
    var run = deployment.path("runs").get(0);
    var viewer = holderOf("VIEWER " + development.id());

    for (var path :
        new String[] {
          "/api/v1/plans/" + plan.path("id").asString(),
          "/api/v1/deployments/" + deployment.path("id").asString(),
          "/api/v1/deployments/" + deployment.path("id").asString() + "/events",
          path(run)
        }) {
      viewer.get(path).expectProblem(404, "not-found");
      admin.get(path).expect(200);
    }
    assertThat(list(viewer, "plans")).isEqualTo(0);
    assertThat(list(viewer, "deployments")).isEqualTo(0);
    assertThat(viewer.get("/api/v1/status").expect(200).json().path("targets").size()).isZero();
    viewer
        .get("/api/v1/status?environment=" + production.id())
        .expectProblem(400, "invalid-parameter");
    assertThat(list(holderOf("VIEWER " + production.id()), "deployments")).isEqualTo(1);
  }

  private static int list(HttpApi as, String kind) {
    return as.get("/api/v1/" + kind).expect(200).json().path("items").size();
  }

  private static String path(JsonNode run) {
    return "/api/v1/runs/" + run.path("id").asString();
  }
}
