package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.MigrationArchive;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a CI job does, from its archive to the audit trail.
class MainJobTests extends SlipwayTest {

  private static final Map<String, String> TWO =
      Map.of(
          "V1__items.sql", "CREATE TABLE item (id int);\nINSERT INTO item VALUES (1), (2);\n",
          "V2__name.sql", "ALTER TABLE item ADD COLUMN name text;\n",
          "U2__name.sql", "ALTER TABLE item DROP COLUMN name;\n");

  @Test
  void theSameFilesGetTheSameIdHoweverTheyArePacked() {
    var job = DeployedProject.flyway(admin);
    var files = MigrationArchive.filesOf(TWO);

    var first = job.offer(MigrationArchive.zip(files), "application/zip").expect(201);
    var again = job.offer(MigrationArchive.tarGz(files), "application/gzip").expect(200);

    assertThat(again.json()).isEqualTo(first.json());
    var path = first.header("Location").orElseThrow();
    assertThat(again.header("Location")).hasValue(path);
    var bundle = admin.get(path).expect(200).json();
    assertThat(bundle).isEqualTo(first.json());
    assertThat(bundle.path("layout").asString()).isEqualTo("FLYWAY");
    assertThat(bundle.path("files").asInt()).isEqualTo(3);
    assertThat(texts(bundle.path("migrations"), "name"))
        .containsExactly("V1__items.sql", "V2__name.sql");
    assertThat(texts(bundle.path("migrations"), "reversible")).containsExactly("false", "true");
    var listed = admin.get("/api/v1/bundles?project=" + job.id()).expect(200).json();
    assertThat(listed.path("items").get(0)).isEqualTo(bundle);
  }

  @Test
  void aPlanSaysWhatWouldRunAndChangesNothing() {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      var target = job.target(database);
      var bundle = job.upload(TWO);

      var plan = job.plan();

      assertThat(plan.path("state").asString()).isEqualTo("READY");
      assertThat(plan.path("kind").asString()).isEqualTo("apply");
      assertThat(plan.path("bundle").asString()).isEqualTo(bundle);
      assertThat(plan.path("runnable").asBoolean()).isTrue();
      assertThat(plan.path("digest").asString()).matches("[0-9a-f]{64}");
      var planned = plan.path("targets").get(0);
      assertThat(planned.path("target").asString()).isEqualTo(target);
      assertThat(planned.path("applied").asInt()).isZero();
      assertThat(texts(planned.path("steps"), "migration"))
          .containsExactly("V1__items.sql", "V2__name.sql");
      assertThat(texts(planned.path("steps"), "transactionMode"))
          .containsExactly("SINGLE_TRANSACTION", "SINGLE_TRANSACTION");
      assertThat(texts(planned.path("steps"), "statements")).containsExactly("2", "1");
      assertThat(database.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
          .containsExactly("0");
    }
  }

  @Test
  void aDeploymentAppliesThePlanAndShowsEachStep() {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      job.upload(TWO);
      var plan = job.plan();

      var deployment = job.deployed(plan);

      assertThat(deployment.path("state").asString()).isEqualTo("SUCCEEDED");
      assertThat(deployment.path("digest")).isEqualTo(plan.path("digest"));
      var run = deployment.path("runs").get(0);
      assertThat(run.path("attempt").asInt()).isEqualTo(1);
      assertThat(run.has("failure")).isFalse();
      var steps = job.detail(run).path("steps");
      assertThat(texts(steps, "state")).containsExactly("APPLIED", "APPLIED");
      assertThat(texts(steps, "done")).containsExactly("2", "1");
      assertThat(texts(steps, "rowsChanged")).containsExactly("2", "0");
      assertThat(
              database.query(
                  "SELECT installed_rank, version, script, success FROM flyway_schema_history"
                      + " ORDER BY 1"))
          .containsExactly("1|1|V1__items.sql|t", "2|2|V2__name.sql|t");
    }
  }

  @Test
  void eachTransitionIsAudited() {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      var deployment = job.migrate(TWO);

      assertThat(job.audited())
          .containsExactly(
              "environment.create",
              "target.create",
              "plan.create",
              "plan.ready",
              "deployment.create",
              "run.started",
              "run.succeeded");
      var created = job.auditEntries().get(4);
      assertThat(created.path("project").asString()).isEqualTo(job.id());
      assertThat(created.path("detail").path("digest")).isEqualTo(deployment.path("digest"));
      assertThat(created.path("objectId")).isEqualTo(deployment.path("id"));
      var chain = admin.get("/api/v1/audit/verification").expect(200).json();
      assertThat(chain.path("intact").asBoolean()).isTrue();
    }
  }

  @Test
  void filesThatComeAgainAreTheNewestAgain() {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      var two = job.upload(TWO);
      var one = job.upload(Map.of("V1__items.sql", "SELECT 1;"));
      assertThat(job.plan().path("bundle").asString()).isEqualTo(one);

      job.upload(TWO);

      assertThat(job.plan().path("bundle").asString()).isEqualTo(two);
    }
  }

  @Test
  void aPrismaProjectGoesTheSameWay() {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.prisma(admin, "transactional");
      job.target(database);
      job.upload(
          Map.of(
              "migration_lock.toml", "provider = \"postgresql\"\n",
              "20240101000000_init/migration.sql", "CREATE TABLE \"User\" (id int);",
              "20240102000000_mail/migration.sql", "ALTER TABLE \"User\" ADD mail text;"));
      var plan = job.plan();
      assertThat(texts(plan.path("targets").get(0).path("steps"), "migration"))
          .containsExactly("20240101000000_init", "20240102000000_mail");

      assertThat(job.deployed(plan).path("state").asString()).isEqualTo("SUCCEEDED");
      assertThat(
              database.query(
                  "SELECT migration_name, applied_steps_count, finished_at IS NOT NULL,"
                      + " rolled_back_at FROM _prisma_migrations ORDER BY started_at"))
          .containsExactly("20240101000000_init|1|t|∅", "20240102000000_mail|1|t|∅");
    }
  }

  @Test
  void aSecondDeploymentOfTheSamePlanFindsNothingToDo() {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      job.upload(TWO);
      var plan = job.plan();
      job.deployed(plan);

      var again = job.deployed(plan);

      assertThat(again.path("state").asString()).isEqualTo("SUCCEEDED");
      var steps = job.detail(again.path("runs").get(0)).path("steps");
      assertThat(texts(steps, "state")).containsExactly("APPLIED", "APPLIED");
      assertThat(database.query("SELECT count(*) FROM item")).containsExactly("2");
      var next = job.plan().path("targets").get(0);
      assertThat(next.path("steps").size()).isZero();
      assertThat(next.path("applied").asInt()).isEqualTo(2);
      assertThat(next.path("current").asString()).isEqualTo("2");
    }
  }

  @Test
  void aPlanOfTheSameThingHasTheSameDigestAndOneOfAnotherHasNot() {
    try (var database = TestDatabase.create();
        var other = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      var target = job.target(database);
      job.upload(TWO);
      var all = job.plan();
      assertThat(job.plan().path("digest")).isEqualTo(all.path("digest"));

      job.target(other);
      assertThat(job.plan().path("digest")).isNotEqualTo(all.path("digest"));
      var chosen = job.plan(Map.of("targets", List.of(target)));
      assertThat(chosen.path("digest")).isEqualTo(all.path("digest"));
      job.deployed(chosen);
      assertThat(job.plan(Map.of("targets", List.of(target))).path("digest"))
          .isNotEqualTo(all.path("digest"));
    }
  }

  @Test
  void eachTargetHasARunOfItsOwnAndAFailureKeepsToItself() {
    try (var first = TestDatabase.create();
        var second = TestDatabase.create();
        var third = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      var targets = List.of(job.target(first), job.target(second), job.target(third));
      job.waves(List.of(Map.of("stop-after-failures", 3)));
      job.upload(Map.of("V1__items.sql", "CREATE TABLE item (id int);", "V2__x.sql", "SELECT 1;"));
      var plan = job.plan();
      second.execute("CREATE VIEW item AS SELECT 1");

      var deployment = job.deployed(plan);

      assertThat(deployment.path("state").asString()).isEqualTo("FAILED");
      assertThat(texts(deployment.path("runs"), "target")).containsExactlyElementsOf(targets);
      assertThat(texts(deployment.path("runs"), "state"))
          .containsExactly("SUCCEEDED", "FAILED", "SUCCEEDED");
      assertThat(third.query("SELECT count(*) FROM flyway_schema_history")).containsExactly("2");
      var chain = admin.get("/api/v1/audit/verification").expect(200).json();
      assertThat(chain.path("intact").asBoolean()).isTrue();
    }
  }

  static List<String> texts(JsonNode array, String field) {
    return array.valueStream().map(each -> each.path(field).asString()).toList();
  }
}
