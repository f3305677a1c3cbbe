package io.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A project with an environment of its own and targets on the tests' server, made through the API,
/// with what a CI job does to it.
///
/// @param id the project's name, and its environment's
public record DeployedProject(HttpApi api, String id) {

  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final int FIRST_ORDER = 300;

  /// A Flyway project.
  ///
  /// @param options under the keys of the configuration's files
  public static DeployedProject flyway(HttpApi admin, Map<String, ?> options) {
    return create(admin, Map.of("layout", "flyway", "flyway", options));
  }

  public static DeployedProject flyway(HttpApi admin) {
    return flyway(admin, Map.of());
  }

  /// A Prisma project.
  ///
  /// @param execution `transactional`, `batch` or `statements`
  public static DeployedProject prisma(HttpApi admin, String execution) {
    return create(admin, Map.of("layout", "prisma", "prisma", Map.of("execution", execution)));
  }

  /// A Flyway project with all defaults, whose plans are rehearsed.
  ///
  /// @param scratch where, as an environment's configuration says it
  public static DeployedProject rehearsed(HttpApi admin, Map<String, ?> scratch) {
    var project = flyway(admin);
    project.rehearseOn(scratch);
    return project;
  }

  /// Has the environment's plans rehearsed elsewhere from now on.
  public void rehearseOn(Map<String, ?> scratch) {
    var environment = api.get("/api/v1/environments/" + id).expect(200).json();
    var wish = Map.of("name", id, "order", environment.path("order").asInt(), "scratch", scratch);
    api.put("/api/v1/environments/" + id, wish).expect(200);
  }

  private static DeployedProject create(HttpApi admin, Map<String, ?> settings) {
    var number = COUNTER.incrementAndGet();
    var id = "job-" + number;
    var project = new HashMap<String, Object>(settings);
    project.put("id", id);
    project.put("name", "Job " + number);
    admin.post("/api/v1/projects", project).expect(201);
    admin
        .post("/api/v1/environments", Map.of("id", id, "name", id, "order", FIRST_ORDER + number))
        .expect(201);
    return new DeployedProject(admin, id);
  }

  /// The same project for another caller.
  public DeployedProject as(HttpApi other) {
    return new DeployedProject(other, id);
  }

  /// Adds a target and gives its name.
  public String target(TestDatabase database) {
    return target(database, Map.of());
  }

  /// Adds a target with labels and gives its name.
  public String target(TestDatabase database, Map<String, String> labels) {
    var target = id + "-" + database.name().replace('_', '-');
    var wish = new HashMap<String, Object>();
    wish.put("id", target);
    wish.put("project", id);
    wish.put("environment", id);
    wish.put("database", database.name());
    wish.put("labels", labels);
    api.post("/api/v1/targets", wish).expect(201);
    return target;
  }

  /// Has the environment's deployments go in waves from now on.
  public void waves(List<? extends Map<String, ?>> waves) {
    var environment = api.get("/api/v1/environments/" + id).expect(200).json();
    var wish = Map.of("name", id, "order", environment.path("order").asInt(), "waves", waves);
    api.put("/api/v1/environments/" + id, wish).expect(200);
  }

  /// Has the environment ask this of plans from now on.
  public void policy(Map<String, ?> policy) {
    var environment = api.get("/api/v1/environments/" + id).expect(200).json();
    var wish = Map.of("name", id, "order", environment.path("order").asInt(), "policy", policy);
    api.put("/api/v1/environments/" + id, wish).expect(200);
  }

  /// Has something be called around the environment's runs from now on.
  public void hooks(List<? extends Map<String, ?>> hooks) {
    var environment = api.get("/api/v1/environments/" + id).expect(200).json();
    var wish = Map.of("name", id, "order", environment.path("order").asInt(), "hooks", hooks);
    api.put("/api/v1/environments/" + id, wish).expect(200);
  }

  /// Offers an archive.
  public Answer offer(byte[] archive, String type) {
    return api.send(
        "POST",
        "/api/v1/bundles?project=" + id,
        null,
        request ->
            request.POST(BodyPublishers.ofByteArray(archive)).setHeader("Content-Type", type));
  }

  /// Uploads files and gives the bundle's id.
  public String upload(Map<String, String> files) {
    return uploadBytes(MigrationArchive.filesOf(files));
  }

  public String uploadBytes(Map<String, byte[]> files) {
    var answer = offer(MigrationArchive.zip(files), "application/zip");
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    return answer.json().path("id").asString();
  }

  /// Plans the newest bundle for the environment and waits for the plan.
  public JsonNode plan() {
    return plan(Map.of("project", id, "environment", id));
  }

  public JsonNode plan(Map<String, ?> wish) {
    var accepted = api.post("/api/v1/plans", wish).expect(202);
    return api.get(accepted.header("Location").orElseThrow() + "?wait=30s").expect(200).json();
  }

  /// Asks for a deployment.
  public Answer deploy(JsonNode plan, @Nullable String idempotencyKey) {
    var body =
        Map.of("plan", plan.path("id").asString(), "digest", plan.path("digest").asString(""));
    return api.send(
        "POST",
        "/api/v1/deployments",
        body,
        request ->
            idempotencyKey == null
                ? request
                : request.setHeader("Idempotency-Key", idempotencyKey));
  }

  /// Asks for a deployment that waits for targets that others have.
  public Answer deployBehind(JsonNode plan) {
    return api.post(
        "/api/v1/deployments",
        Map.of(
            "plan", plan.path("id").asString(),
            "digest", plan.path("digest").asString(""),
            "onBusy", "wait"));
  }

  /// Deploys a plan and waits until all its runs are settled.
  public JsonNode deployed(JsonNode plan) {
    return settled(deploy(plan, null).expect(202));
  }

  public JsonNode settled(Answer accepted) {
    var deployment =
        api.get(accepted.header("Location").orElseThrow() + "?wait=60s").expect(200).json();
    assertThat(deployment.path("state").asString())
        .as("%s", deployment)
        .isIn("SUCCEEDED", "FAILED", "NEEDS_DECISION", "CANCELLED");
    return deployment;
  }

  /// Uploads, plans and deploys.
  public JsonNode migrate(Map<String, String> files) {
    upload(files);
    return deployed(plan());
  }

  /// Does something to a run that stopped, and waits until it is settled again.
  public JsonNode again(JsonNode run, String verb, @Nullable Object body) {
    api.post(path(run) + "/" + verb, body == null ? "{}" : body).expect(202);
    var deployment =
        api.get("/api/v1/deployments/" + run.path("deployment").asString() + "?wait=60s")
            .expect(200)
            .json();
    return deployment
        .path("runs")
        .valueStream()
        .filter(each -> each.path("id").equals(run.path("id")))
        .findFirst()
        .orElseThrow();
  }

  /// A run with its steps.
  public JsonNode detail(JsonNode run) {
    return api.get(path(run)).expect(200).json();
  }

  private static String path(JsonNode run) {
    return "/api/v1/runs/" + run.path("id").asString();
  }

  /// The actions in the audit trail about the project's environment, oldest first.
  public List<String> audited() {
    return auditEntries().stream().map(entry -> entry.path("action").asString()).toList();
  }

  public List<JsonNode> auditEntries() {
    return api.get("/api/v1/audit?limit=200&environment=" + id)
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .toList()
        .reversed();
  }
}
