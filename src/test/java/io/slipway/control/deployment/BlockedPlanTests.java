package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.HeldTable;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Plans with a finding that keeps them from running: told when planned, refused when deployed.
class BlockedPlanTests extends SlipwayTest {

  private static final String V1 = "CREATE TABLE item (id int);";

  @Test
  void anEditedFile() {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      job.migrate(Map.of("V1__items.sql", V1));
      job.upload(Map.of("V1__items.sql", V1 + " -- edited", "V2__x.sql", "SELECT 1;"));

      blocks(job, job.plan(), "V1__items.sql");
    }
  }

  @Test
  void aFailedRowOfFlywaysOwn() {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      job.migrate(Map.of("V1__items.sql", V1));
      database.execute(
          "INSERT INTO flyway_schema_history VALUES"
              + " (2, '2', 'x', 'SQL', 'V2__x.sql', 0, 'somebody', now(), 1, false)");
      job.upload(Map.of("V1__items.sql", V1, "V2__x.sql", "SELECT 1;"));

      blocks(job, job.plan(), "V2__x.sql");
    }
  }

  @Test
  void aPlaceholderWithoutAValue() {
    var finding = blockedBy(Map.of("V1__x.sql", "SELECT 1;\nSELECT '${who}';"));

    assertThat(finding.path("code").asString()).isEqualTo("PLACEHOLDER_WITHOUT_VALUE");
    assertThat(finding.path("subject").asString()).isEqualTo("V1__x.sql");
    assertThat(finding.path("message").asString()).startsWith("line 2: ").contains("who");
  }

  @Test
  void aPlaceholderWithoutAValueInACallback() {
    var finding =
        blockedBy(Map.of("V1__x.sql", "SELECT 1;", "beforeMigrate.sql", "SELECT '${who}';"));

    assertThat(finding.path("code").asString()).isEqualTo("PLACEHOLDER_WITHOUT_VALUE");
    assertThat(finding.path("subject").asString()).isEqualTo("beforeMigrate.sql");
  }

  @Test
  void sqlThatIsNeverClosed() {
    var finding = blockedBy(Map.of("V1__x.sql", "SELECT 1;\nSELECT 'open;"));

    assertThat(finding.path("code").asString()).isEqualTo("SCRIPT_MALFORMED");
    assertThat(finding.path("subject").asString()).isEqualTo("V1__x.sql");
  }

  @Test
  void aMalformedCallback() {
    var finding =
        blockedBy(Map.of("V1__x.sql", "SELECT 1;", "afterMigrate.sql", "SELECT $$ open;"));

    assertThat(finding.path("code").asString()).isEqualTo("SCRIPT_MALFORMED");
    assertThat(finding.path("subject").asString()).isEqualTo("afterMigrate.sql");
  }

  @Test
  void aCommandOfPsql() {
    var finding = blockedBy(Map.of("V1__x.sql", "\\set x 1\nSELECT 1;"));

    assertThat(finding.path("code").asString()).isEqualTo("PSQL_COMMAND");
    assertThat(finding.path("remedy").asString()).isNotBlank();
  }

  private JsonNode blockedBy(Map<String, String> files) {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      job.upload(files);
      var plan = job.plan();
      blocks(job, plan, "");
      assertThat(database.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
          .containsExactly("0");
      return findings(plan).getFirst();
    }
  }

  @Test
  void aPrismaMigrationThatFailedBefore() {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.prisma(admin, "statements");
      job.target(database);
      var files = Map.of("20240101000000_a/migration.sql", V1 + " SELECT 1/0;");
      job.migrate(files);

      blocks(job, job.plan(), "20240101000000_a");
    }
  }

  @Test
  void targetsThatCannotBeReachedAreAllNamed() {
    var job = DeployedProject.flyway(admin);
    for (var name : List.of("a", "b")) {
      admin
          .post(
              "/api/v1/targets",
              Map.of(
                  "id",
                  job.id() + "-" + name,
                  "project",
                  job.id(),
                  "environment",
                  job.id(),
                  "url",
                  "jdbc:postgresql://127.0.0.1:1/" + name,
                  "username",
                  "nobody"))
          .expect(201);
    }
    job.upload(Map.of("V1__x.sql", "SELECT 1;"));
    var plan = job.plan();

    assertThat(plan.path("state").asString()).isEqualTo("READY");
    assertThat(plan.path("runnable").asBoolean()).isFalse();
    var problem = job.deploy(plan, null).expectProblem(409, "deployment-blocked");
    assertThat(problem.path("blockers").size()).isEqualTo(2);
    for (var blocker : problem.path("blockers")) {
      assertThat(blocker.path("code").asString()).isEqualTo("plan-blocked");
      assertThat(blocker.path("kind").asString()).isEqualTo("fix");
      assertThat(blocker.path("message").asString()).contains(job.id()).contains("cannot be asked");
    }
    var status = admin.get("/api/v1/status?environment=" + job.id()).json().path("targets").get(0);
    assertThat(status.path("state").asString()).isEqualTo("UNREACHABLE");
    assertThat(status.path("message").asString()).isNotBlank();
  }

  @Test
  void aHistoryTableThatSomebodyHasLockedDoesNotHoldThePlanUp() {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      job.migrate(Map.of("V1__items.sql", V1));
      try (var held = HeldTable.of(database, "item")) {
        held.execute("LOCK TABLE flyway_schema_history IN ACCESS EXCLUSIVE MODE");
        var plan = job.plan();
        assertThat(findings(plan).getFirst().path("code").asString())
            .isEqualTo("TARGET_UNREACHABLE");
        assertThat(findings(plan).getFirst().path("message").asString()).contains("lock timeout");
      }
    }
  }

  @Test
  void aHistoryTableOfAnotherShapeIsAFindingOfItsTargetAlone() {
    try (var sound = TestDatabase.create();
        var broken = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(sound);
      var target = job.target(broken);
      broken.execute("CREATE TABLE flyway_schema_history (id int)");
      job.upload(Map.of("V1__items.sql", V1));
      var plan = job.plan();

      assertThat(plan.path("state").asString()).isEqualTo("READY");
      var problem = job.deploy(plan, null).expectProblem(409, "deployment-blocked");
      assertThat(problem.path("blockers").size()).isEqualTo(1);
      assertThat(problem.path("detail").asString()).startsWith(target);
    }
  }

  @Test
  void aProjectWithoutABundleCannotBePlanned() {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);

      admin
          .post("/api/v1/plans", Map.of("project", job.id(), "environment", job.id()))
          .expectProblem(409, "no-bundle");
      assertThat(job.audited()).endsWith("plan.create.refused");
    }
  }

  @Test
  void settingsThatTheBundleDoesNotFitFailThePlanWithTheReason() {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      job.upload(Map.of("V1__x.sql", "SELECT 1;", "V1_1__é.sql", "SELECT 'é';"));
      admin
          .put(
              "/api/v1/projects/" + job.id(),
              Map.of("name", "x", "flyway", Map.of("encoding", "US-ASCII")))
          .expect(200);
      var plan = job.plan();

      assertThat(plan.path("state").asString()).isEqualTo("FAILED");
      assertThat(plan.path("failure").asString()).contains("settings").contains("V1_1__é.sql");
      var body = Map.of("plan", plan.path("id").asString(), "digest", "0".repeat(64));
      var problem =
          admin.post("/api/v1/deployments", body).expectProblem(409, "deployment-blocked");
      assertThat(problem.path("blockers").get(0).path("code").asString()).isEqualTo("plan-failed");
      assertThat(job.audited()).endsWith("plan.failed", "deployment.create.refused");
    }
  }

  private static void blocks(DeployedProject job, JsonNode plan, String subject) {
    assertThat(plan.path("runnable").asBoolean()).isFalse();
    var found = findings(plan);
    assertThat(found).as("%s", plan).isNotEmpty();
    assertThat(found.getFirst().path("severity").asString()).isEqualTo("BLOCKING");
    assertThat(found.getFirst().path("subject").asString()).contains(subject);
    var blocking =
        found.stream().filter(each -> each.path("severity").asString().equals("BLOCKING")).count();
    var problem = job.deploy(plan, null).expectProblem(409, "deployment-blocked");
    assertThat(problem.path("blockers").size()).isEqualTo((int) blocking);
    assertThat(problem.path("blockers").get(0).path("message").asString())
        .contains(found.getFirst().path("message").asString());
    assertThat(job.audited()).endsWith("deployment.create.refused");
  }

  private static List<JsonNode> findings(JsonNode plan) {
    return plan.path("targets")
        .valueStream()
        .flatMap(target -> target.path("findings").valueStream())
        .toList();
  }
}
