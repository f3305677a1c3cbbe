package io.slipway.http;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.HttpApi;
import io.slipway.testing.TestDatabase;
import io.slipway.testing.Untold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One stored object of each kind that paths name.
final class OneOfEach {

  private OneOfEach() {}

  /// Their ids, by the first part of their paths.
  static Map<String, String> of(HttpApi admin, TestDatabase control, TestDatabase database) {
    var job = DeployedProject.flyway(admin);
    var target = job.target(database);
    var bundle = job.upload(Map.of("V1__x.sql", "SELECT 1;"));
    var plan = job.plan();
    var deployment = job.deployed(plan);
    var token =
        Map.of(
            "name",
            "bad requests of " + job.id(),
            "grants",
            List.of(Map.of("role", "VIEWER", "environment", job.id())));
    var untold = Untold.subscribe(admin);
    var all = new HashMap<String, String>();
    all.put("subscriptions", untold.subscription());
    all.put("deliveries", untold.delivery());
    var person = Map.of("name", job.id(), "displayName", "x", "grants", List.of());
    all.put(
        "people", admin.post("/api/v1/people", person).expect(201).json().path("id").asString());
    all.put("projects", job.id());
    all.put("environments", job.id());
    all.put("targets", target);
    all.put("bundles", bundle);
    all.put("plans", plan.path("id").asString());
    all.put("deployments", deployment.path("id").asString());
    all.put("runs", deployment.path("runs").get(0).path("id").asString());
    all.put("tokens", admin.post("/api/v1/tokens", token).expect(201).json().path("id").asString());
    all.put("freezes", freeze(admin, job));
    all.put("break-glass", brokenGlass(control, job, deployment.path("id").asString()));
    return all;
  }

  private static String freeze(HttpApi admin, DeployedProject job) {
    var wish = Map.of("reason", "x", "from", "2999-01-01T00:00:00Z");
    return admin
        .post("/api/v1/environments/" + job.id() + "/freezes", wish)
        .expect(201)
        .json()
        .path("id")
        .asString();
  }

  // Nobody has to break it for that: its path has to lead somewhere.
  private static String brokenGlass(TestDatabase control, DeployedProject job, String deployment) {
    control.execute(
        """
        WITH breaker AS (
          INSERT INTO slipway.person (id, name, created_at, created_by)
          VALUES (gen_random_uuid(), 'breaker of %1$s', now(), 'test') RETURNING id
        )
        INSERT INTO slipway.break_glass
          (deployment, environment, project, person, name, reason, ticket, past, at)
        SELECT '%2$s', '%1$s', '%1$s', id, 'x', 'x', 'x', '{WINDOW}', now() FROM breaker"""
            .formatted(job.id(), deployment));
    return deployment;
  }
}
