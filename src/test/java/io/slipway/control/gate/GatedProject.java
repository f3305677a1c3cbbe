package io.slipway.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.HttpApi;
import io.slipway.testing.Person;
import io.slipway.testing.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A project with a pending migration, and its release manager.
record GatedProject(TestDatabase database, DeployedProject job, Person grace)
    implements AutoCloseable {

  static final Map<String, String> V1 = Map.of("V1__items.sql", "CREATE TABLE item (id int);");

  static GatedProject of(HttpApi admin, TestDatabase control) {
    var database = TestDatabase.create();
    var job = DeployedProject.flyway(admin);
    job.target(database);
    job.upload(V1);
    var grace = Person.with(admin, control, "grace", "RELEASE_MANAGER " + job.id());
    return new GatedProject(database, job, grace);
  }

  static Answer deploy(HttpApi api, JsonNode plan, Map<String, ?> more) {
    var body = new HashMap<String, Object>(more);
    body.put("plan", plan.path("id").asString());
    body.put("digest", plan.path("digest").asString());
    return api.post("/api/v1/deployments", body);
  }

  static JsonNode blocker(Answer refused, String code) {
    return refused
        .expectProblem(409, "deployment-blocked")
        .path("blockers")
        .valueStream()
        .filter(blocker -> blocker.path("code").asString().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError(refused.body()));
  }

  /// Opens in two days from now, and so is closed.
  static Map<String, ?> closedWindow() {
    var day = Instant.now().atZone(ZoneOffset.UTC).plusDays(2).getDayOfWeek();
    return Map.of(
        "days", List.of(day.name().toLowerCase(Locale.ROOT).substring(0, 3)),
        "from", "00:00",
        "to", "06:00",
        "zone", "UTC");
  }

  Answer freeze(Map<String, ?> freeze) {
    return grace.api().post("/api/v1/environments/" + job.id() + "/freezes", freeze);
  }

  void nothingRan() {
    assertThat(database.query("SELECT to_regclass('item')")).containsExactly("∅");
  }

  @Override
  public void close() {
    database.close();
  }
}
