package io.slipway.control.deployment;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.HttpApi;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// A project with several targets, whose names are in the order in which they were made.
///
/// Its migration succeeds on every target but those whose database says otherwise.
record Fleet(DeployedProject job, List<TestDatabase> databases, List<String> targets)
    implements AutoCloseable {

  // Only a test that fails waits for so long.
  private static final long AWAIT_NANOS = 30_000_000_000L;

  private static final String SCRIPT =
      """
      CREATE TABLE item (id int);
      SELECT 1 / coalesce(nullif(current_setting('fleet.divisor', true), ''), '1')::int;
      """;

  /// @param canaries how many of them, the last ones, have the label `tier=canary`
  static Fleet of(HttpApi admin, int size, int canaries) {
    var job = DeployedProject.flyway(admin);
    var databases = new ArrayList<TestDatabase>();
    IntStream.range(0, size).forEach(_ -> databases.add(TestDatabase.create()));
    // By their names, which end in numbers without leading zeros.
    databases.sort(Comparator.comparing(TestDatabase::name));
    var targets = new ArrayList<String>();
    for (var i = 0; i < size; i++) {
      var isCanary = i >= size - canaries;
      targets.add(job.target(databases.get(i), isCanary ? Map.of("tier", "canary") : Map.of()));
    }
    job.upload(Map.of("V1__item.sql", SCRIPT));
    return new Fleet(job, databases, targets);
  }

  /// Has the migration fail on a target, or succeed again.
  void fails(int target, boolean fails) {
    var database = databases.get(target);
    var change = fails ? "SET fleet.divisor = '0'" : "RESET fleet.divisor";
    database.execute("ALTER DATABASE \"%s\" %s".formatted(database.name(), change));
  }

  /// Keeps the run on a target at work until this is closed.
  HeldFence hold(int target) {
    try {
      return new HeldFence(databases.get(target));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Deploys, and gives the deployment as it was accepted.
  JsonNode deploy() {
    return job.deploy(job.plan(), null).expect(202).json();
  }

  /// The deployment as it is now.
  JsonNode now(JsonNode deployment) {
    return job.api().get(path(deployment)).expect(200).json();
  }

  /// Asks again until the deployment is as it should be.
  JsonNode await(JsonNode deployment, Predicate<JsonNode> wanted) {
    var deadline = System.nanoTime() + AWAIT_NANOS;
    var now = now(deployment);
    while (!wanted.test(now)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never so: " + now);
      }
      now = now(deployment);
    }
    return now;
  }

  /// Waits until a run of it waits for the fence of its target.
  JsonNode awaitHeldUp(JsonNode deployment, int target) {
    return await(
        deployment,
        now ->
            run(now, target).path("state").asString().equals("WAITING")
                && !run(now, target).has("held"));
  }

  JsonNode awaitState(JsonNode deployment, String state) {
    return await(deployment, now -> now.path("state").asString().equals(state));
  }

  JsonNode post(JsonNode deployment, String verb, int status) {
    return job.api().post(path(deployment) + "/" + verb, "{}").expect(status).json();
  }

  static JsonNode run(JsonNode deployment, int target) {
    return deployment.path("runs").path(target);
  }

  static String path(JsonNode deployment) {
    return "/api/v1/deployments/" + deployment.path("id").asString();
  }

  @Override
  public void close() {
    databases.forEach(TestDatabase::close);
  }
}
