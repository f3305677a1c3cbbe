package io.slipway.chaos;

import io.slipway.chaos.Layout.Kind;
import io.slipway.testing.Answer;
import io.slipway.testing.MigrationArchive;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// A project with one target, and the CI job that migrates it.
final class Job {

  private static final double SLOW_S = 0.15;

  private final Client client;
  private final String id;
  private final Layout layout;
  private final Target target;
  private final Dice dice;
  private final List<Migration> migrations = new ArrayList<>();
  private final Set<String> deployments = ConcurrentHashMap.newKeySet();
  private final Set<Breach> known = ConcurrentHashMap.newKeySet();

  private Job(Client client, String id, Layout layout, Target target, Dice dice) {
    this.client = client;
    this.id = id;
    this.layout = layout;
    this.target = target;
    this.dice = dice;
  }

  /// Makes the project, an environment of its own and the target, and migrates for the first time.
  static Job create(Client client, int order, Layout layout, Target target, Dice dice) {
    var job = new Job(client, "chaos-" + order, layout, target, dice);
    job.make(order);
    job.migrations.add(layout.ground(1));
    var deployment = job.deploy(job.plan(), job.id + "-ground");
    Settling.of(job).awaitSuccess(deployment);
    return job;
  }

  private void make(int order) {
    var project = new HashMap<String, Object>(layout.settings());
    project.putAll(Map.of("id", id, "name", id));
    client.post("/api/v1/projects", project).expect(201);
    var environment =
        Map.of("id", id, "name", id, "order", order, "scratch", Map.of("server", "none"));
    client.post("/api/v1/environments", environment).expect(201);
    var place =
        Map.of(
            "id",
            id,
            "project",
            id,
            "environment",
            id,
            "url",
            target.url(),
            "username",
            target.database().user());
    client.post("/api/v1/targets", place).expect(201);
  }

  /// Writes a few more migrations and plans them: one with a statement that takes its time, one
  /// with a commit that does, and others.
  JsonNode prepare() {
    var kinds = List.of(Kind.values());
    var slow = List.of(Kind.TABLE, Kind.ROWS, Kind.ALONE, Kind.BLOCK);
    for (var kind : dice.shuffled(List.of(dice.one(slow), Kind.SLOW_COMMIT, dice.one(kinds)))) {
      migrations.add(layout.migration(migrations.size() + 1, kind, SLOW_S));
    }
    return plan();
  }

  private JsonNode plan() {
    upload();
    var wish = Map.of("project", id, "environment", id);
    var location = client.post("/api/v1/plans", wish).expect(202).header("Location").orElseThrow();
    var plan = client.get(location + "?wait=5s").expect(200).json();
    while (plan.path("state").asString().equals("PREPARING")) {
      plan = client.get(location + "?wait=5s").expect(200).json();
    }
    if (!plan.path("runnable").asBoolean()) {
      throw new AssertionError("the plan of %s cannot run: %s".formatted(id, plan));
    }
    return plan;
  }

  private void upload() {
    var files = new HashMap<String, String>();
    migrations.forEach(migration -> files.putAll(migration.files()));
    if (!layout.isFlyway()) {
      files.put("migration_lock.toml", "provider = \"postgresql\"\n");
    }
    var zip = MigrationArchive.zip(MigrationArchive.filesOf(files));
    client.send(
        "POST",
        "/api/v1/bundles?project=" + id,
        null,
        request ->
            request
                .POST(BodyPublishers.ofByteArray(zip))
                .setHeader("Content-Type", "application/zip"));
  }

  /// Asks for a deployment until it is accepted, and gives its id.
  String deploy(JsonNode plan, String key) {
    return accepted(ask(client, plan, key).expect(202));
  }

  /// Asks for a deployment.
  Answer ask(Client through, JsonNode plan, String key) {
    return through.send(
        "POST",
        "/api/v1/deployments",
        deploymentOf(plan),
        request -> request.setHeader("Idempotency-Key", key));
  }

  static Map<String, String> deploymentOf(JsonNode plan) {
    return Map.of("plan", plan.path("id").asString(), "digest", plan.path("digest").asString());
  }

  /// Remembers a deployment that was accepted, and gives its id.
  String accepted(Answer answer) {
    var deployment = answer.json().path("id").asString();
    deployments.add(deployment);
    return deployment;
  }

  Client client() {
    return client;
  }

  String id() {
    return id;
  }

  Layout layout() {
    return layout;
  }

  Target target() {
    return target;
  }

  List<Migration> migrations() {
    return migrations;
  }

  /// The deployments that it was told of.
  Set<String> deployments() {
    return deployments;
  }

  /// Whether it looks at the target before it retries a failed run, this time.
  boolean isPatient() {
    return dice.between(0, 1) == 1;
  }

  /// Those of some breaches that were not found before: what is broken once stays so.
  List<Breach> news(List<Breach> breaches) {
    return breaches.stream().filter(known::add).toList();
  }
}
