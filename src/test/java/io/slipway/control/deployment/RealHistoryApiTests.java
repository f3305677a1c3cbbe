package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.MigrationArchive;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Histories of public projects, from an empty database through the API alone.
class RealHistoryApiTests extends SlipwayTest {

  @Test
  void kestra() {
    flyway("flyway/kestra", Map.of());
  }

  @Test
  void amplication() {
    prisma("prisma/amplication");
  }

  @Tag("compat")
  @ParameterizedTest
  @ValueSource(
      strings = {"flyway/interventions-service", "flyway-undo/gitness", "flyway-undo/reportportal"})
  void otherFlywayHistories(String history) {
    flyway(history, Map.of());
  }

  @Tag("compat")
  @Test
  void familieBaSakWithTwoLocations() {
    flyway("flyway/familie-ba-sak", Map.of("locations", List.of("migration", "init")));
  }

  @Tag("compat")
  @Test
  void crowdDevOutOfOrderAndWithoutPlaceholders() {
    CONTROL.execute(
        "DO $$ BEGIN CREATE ROLE sequin; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    flyway("flyway/crowd.dev", Map.of("out-of-order", true, "placeholder-replacement", false));
  }

  @Tag("compat")
  @ParameterizedTest
  @ValueSource(strings = {"prisma/langfuse", "prisma-down/gitness"})
  void otherPrismaHistories(String history) {
    prisma(history);
  }

  private void flyway(String history, Map<String, ?> options) {
    var folder = SharedMaterial.history(history);
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin, options);
      var steps = migrate(job, database, MigrationArchive.filesOf(folder));

      assertThat(
              database.query(
                  "SELECT script FROM flyway_schema_history WHERE success ORDER BY installed_rank"))
          .containsExactlyElementsOf(steps);
      assertThat(database.query("SELECT count(*) FROM flyway_schema_history WHERE NOT success"))
          .containsExactly("0");
    }
  }

  private void prisma(String history) {
    var folder = SharedMaterial.history(history);
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.prisma(admin, "transactional");
      var steps = migrate(job, database, MigrationArchive.filesOf(folder));

      assertThat(
              database.query(
                  "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL"
                      + " AND rolled_back_at IS NULL AND length(checksum) = 64"
                      + " AND applied_steps_count = 1 AND logs IS NULL ORDER BY started_at"))
          .containsExactlyElementsOf(steps);
    }
  }

  private static List<String> migrate(
      DeployedProject job, TestDatabase database, Map<String, byte[]> files) {
    job.target(database);
    job.uploadBytes(files);
    var plan = job.plan();
    assertThat(plan.path("runnable").asBoolean()).as("%s", plan).isTrue();
    var deployment = job.deployed(plan);
    assertThat(deployment.path("state").asString()).as("%s", deployment).isEqualTo("SUCCEEDED");
    assertThat(job.plan().path("targets").get(0).path("steps").size()).isZero();
    return MainJobTests.texts(steps(plan), "migration");
  }

  private static JsonNode steps(JsonNode plan) {
    return plan.path("targets").get(0).path("steps");
  }
}
