package io.slipway.control.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.MigrationArchive;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Scripts that ask for limits of their own, as a CI job meets them.
class ScriptLimitsTests extends SlipwayTest {

  private static final Map<String, String> FILES =
      Map.of(
          "V1__items.sql", "CREATE TABLE item (id int);\n",
          "V2__name.sql", "-- slipway: tries=5\nALTER TABLE item ADD COLUMN name text;\n",
          "V2__name.sql.conf", "# slipway: lock_timeout=${patience}\n",
          "V3__seen.sql", "CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS lock;\n",
          "V3__seen.sql.conf", "# slipway: lock_timeout=${patience}, statement_timeout=10m\n");

  private DeployedProject project(String patience) {
    return DeployedProject.flyway(admin, Map.of("placeholders", Map.of("patience", patience)));
  }

  private static JsonNode limits(JsonNode plan, int step) {
    return plan.path("targets").get(0).path("steps").get(step).path("limits");
  }

  @Test
  void a_plan_says_what_each_script_asks_for_and_a_run_gives_it() {
    try (var database = TestDatabase.create()) {
      var job = project("7s");
      job.target(database);
      job.upload(FILES);

      var plan = job.plan();

      assertThat(limits(plan, 0).isMissingNode()).isTrue();
      assertThat(limits(plan, 1).path("lockTimeout").asString()).isEqualTo("7s");
      assertThat(limits(plan, 1).path("tries").asInt()).isEqualTo(5);
      assertThat(limits(plan, 1).path("statementTimeout").isMissingNode()).isTrue();
      assertThat(limits(plan, 2).path("statementTimeout").asString()).isEqualTo("10min");
      assertThat(job.deployed(plan).path("state").asString()).isEqualTo("SUCCEEDED");
      assertThat(database.query("SELECT lock FROM seen")).containsExactly("7s");
    }
  }

  @Test
  void a_plan_is_stale_once_its_scripts_ask_for_something_else() {
    try (var database = TestDatabase.create()) {
      var job = project("7s");
      job.target(database);
      job.upload(FILES);
      var plan = job.plan();

      admin
          .put(
              "/api/v1/projects/" + job.id(),
              Map.of("name", job.id(), "flyway", Map.of("placeholders", Map.of("patience", "70s"))))
          .expect(200);

      assertThat(job.plan().path("digest")).isNotEqualTo(plan.path("digest"));
      var run = job.deployed(plan).path("runs").get(0);
      assertThat(run.path("failure").path("code").asString()).isEqualTo("SCRIPT_CHANGED");
    }
  }

  @Test
  void a_bundle_whose_script_asks_for_something_unknown_is_refused() {
    var job = project("7s");
    var files = new HashMap<>(FILES);
    files.put("V1__items.sql", "-- slipway: lock_timout=5s\nCREATE TABLE item (id int);\n");

    var problem =
        job.offer(MigrationArchive.zip(MigrationArchive.filesOf(files)), "application/zip")
            .expect(422)
            .json();

    assertThat(problem.path("code").asString()).isEqualTo("invalid-bundle");
    assertThat(problem.path("problems").get(0).path("code").asString()).isEqualTo("LIMITS_INVALID");
    assertThat(problem.path("problems").get(0).path("path").asString()).isEqualTo("V1__items.sql");
    assertThat(problem.path("problems").get(0).path("message").asString())
        .startsWith("line 1: lock_timout is no setting of a script");
  }
}
