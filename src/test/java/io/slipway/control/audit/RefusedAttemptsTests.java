package io.slipway.control.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.HttpApi;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Attempts on what must not be had by everybody: each is refused and stands in the trail, with who
/// tried it and on what.
class RefusedAttemptsTests extends SlipwayTest {

  private TestDatabase database = new TestDatabase("");
  private DeployedProject project = new DeployedProject(admin, "");
  private HttpApi holder = stranger;
  private String name = "";

  @BeforeEach
  void begin() {
    database = TestDatabase.create();
    project = DeployedProject.flyway(admin);
    as("VIEWER " + project.id());
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private void as(String... grants) {
    holder = holderOf(grants);
    name = holder.get("/api/v1/me").expect(200).json().path("name").asString();
  }

  private JsonNode refused(Answer answer, int status, String code, String action) {
    answer.expectProblem(status, code);
    var newest =
        admin
            .get("/api/v1/audit?limit=1&actor=" + name.replace(" ", "%20"))
            .expect(200)
            .json()
            .path("items")
            .get(0);
    assertThat(newest.path("action").asString()).isEqualTo(action + ".refused");
    assertThat(newest.path("detail").path("code").asString()).isEqualTo(code);
    return newest;
  }

  private static void about(JsonNode entry, String kind, String id) {
    assertThat(entry.path("objectKind").asString()).isEqualTo(kind);
    assertThat(entry.path("objectId").asString()).isEqualTo(id);
  }

  @Test
  void on_tokens() {
    var wish =
        Map.of(
            "name",
            "mine " + UUID.randomUUID(),
            "grants",
            List.of(Map.of("environment", "*", "role", "ADMIN")));
    refused(holder.post("/api/v1/tokens", wish), 403, "forbidden", "token.create");
    var id = admin.get("/api/v1/me").expect(200).json().path("tokenId").asString();
    refused(holder.delete("/api/v1/tokens/" + id), 403, "forbidden", "token.revoke");
    as("ADMIN " + project.id());
    refused(holder.post("/api/v1/tokens", wish), 403, "forbidden", "token.create");
    as("ADMIN *");
    var unknown = "/api/v1/tokens/" + UUID.randomUUID();
    refused(holder.delete(unknown), 404, "not-found", "token.revoke");
    refused(
        holder.post("/api/v1/tokens", Map.of("name", "x", "grants", List.of())),
        422,
        "invalid-field",
        "token.create");
  }

  @Test
  void on_policies() {
    var path = "/api/v1/environments/" + project.id();
    var stored = admin.get(path).expect(200).json();
    var weaker = Map.of("name", "weaker", "order", stored.path("order").asInt());
    refused(holder.put(path, weaker), 403, "forbidden", "environment.change");
    refused(holder.delete(path), 403, "forbidden", "environment.remove");
    as("ADMIN " + project.id());
    refused(holder.put(path, weaker), 403, "forbidden", "environment.change");
    as("ADMIN *");
    refused(
        holder.put(path, Map.of("name", "x", "order", -1)),
        422,
        "invalid-field",
        "environment.change");
    refused(
        holder.put("/api/v1/environments/configured", Map.of("name", "x", "order", 900)),
        409,
        "owned-by-configuration",
        "environment.change");
    assertThat(admin.get(path).expect(200).json()).isEqualTo(stored);
  }

  @Test
  void on_deployments() {
    project.target(database);
    project.upload(Map.of("V1__a.sql", "CREATE TABLE a (id int);"));
    var plan = project.plan();
    refused(project.as(holder).deploy(plan, null), 403, "forbidden", "deployment.create");
    as("VIEWER " + project.id(), "DEPLOYER " + DeployedProject.flyway(admin).id());
    var entry =
        refused(project.as(holder).deploy(plan, null), 403, "forbidden", "deployment.create");
    assertThat(entry.path("environment").asString()).isEqualTo(project.id());
    as("DEPLOYER " + DeployedProject.flyway(admin).id());
    refused(project.as(holder).deploy(plan, null), 404, "not-found", "deployment.create");
    as("DEPLOYER " + project.id());
    var wrong = Map.of("plan", plan.path("id").asString(), "digest", "0".repeat(64));
    refused(
        holder.post("/api/v1/deployments", wrong), 409, "deployment-blocked", "deployment.create");
    assertThat(project.audited()).doesNotContain("deployment.create");
  }

  @Test
  void on_secrets() {
    as("ADMIN *");
    var plain = refused(create("hunter2"), 422, "invalid-field", "target.create");
    assertThat(plain.toString()).doesNotContain("hunter2");
    refused(create("file:relative"), 422, "invalid-field", "target.create");
    for (var place : List.of("/proc/self/environ", "/proc/1/environ", "/tmp/../sys/kernel/x")) {
      refused(create("file:" + place), 422, "invalid-field", "target.create");
    }
    create("env:SLIPWAY_TEST_NOT_SET").expect(201);
    project.upload(Map.of("V1__a.sql", "CREATE TABLE a (id int);"));
    var entry =
        refused(
            holder.post("/api/v1/targets/" + target() + "/ledger/baseline", Map.of()),
            502,
            "target-unreachable",
            "ledger.baseline");
    about(entry, "target", target());
    as("VIEWER " + project.id());
    var change =
        refused(
            holder.put("/api/v1/targets/" + target(), wish("env:X")),
            403,
            "forbidden",
            "target.change");
    about(change, "target", target());
    as("ADMIN " + DeployedProject.flyway(admin).id());
    refused(
        holder.put("/api/v1/targets/" + target(), wish("env:X")),
        404,
        "not-found",
        "target.change");
    assertThat(admin.get("/api/v1/targets/" + target()).json().path("password").asString())
        .isEqualTo("env:SLIPWAY_TEST_NOT_SET");
  }

  private String target() {
    return project.id() + "-secret";
  }

  private Answer create(String password) {
    var wish = new HashMap<String, Object>(wish(password));
    wish.put("id", target());
    return holder.post("/api/v1/targets", wish);
  }

  private Map<String, Object> wish(String password) {
    return Map.of(
        "project",
        project.id(),
        "environment",
        project.id(),
        "url",
        database.url(),
        "username",
        "somebody",
        "password",
        password);
  }
}
