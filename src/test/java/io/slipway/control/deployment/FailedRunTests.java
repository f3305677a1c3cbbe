package io.slipway.control.deployment;

import static io.slipway.control.deployment.MainJobTests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.HeldTable;
import io.slipway.testing.MigrationArchive;
import io.slipway.testing.ServerEvents;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Runs that stop, and what is done about them.
class FailedRunTests extends SlipwayTest {

  private static final String V1 = "CREATE TABLE item (id int);";
  private static final String V2 = "CREATE INDEX CONCURRENTLY item_id ON item (id)";
  private static final String DROP = "DROP INDEX CONCURRENTLY item_note";
  private static final String ROWS =
      """
      DO $$ BEGIN
        INSERT INTO item VALUES (1) ON CONFLICT DO NOTHING;
        COMMIT;
        INSERT INTO item VALUES (2);
      END $$
      """;

  @TempDir Path folder;

  private TestDatabase database = new TestDatabase("");
  private DeployedProject job = new DeployedProject(admin, "");

  @BeforeEach
  void aTarget() {
    database = TestDatabase.create();
    job = DeployedProject.flyway(admin);
    job.target(database);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void aTargetThatCannotBeWrittenIsLeftAloneUntilItCan() {
    var readOnly = "ALTER DATABASE \"%s\" SET default_transaction_read_only = %s";
    database.execute(readOnly.formatted(database.name(), "on"));

    var run = job.migrate(Map.of("V1__items.sql", V1)).path("runs").get(0);
    var id = run.path("id").asString();

    assertThat(run.path("failure").path("code").asString()).isEqualTo("PREFLIGHT_FAILED");
    assertThat(run.path("failure").path("message").asString())
        .startsWith("Nothing was done: connection: ")
        .contains("default_transaction_read_only");
    assertThat(outcomes(id)).containsEntry("connection", "FAIL");
    var reset = "BEGIN READ WRITE; ALTER DATABASE \"%s\" RESET ALL; COMMIT";
    database.execute(reset.formatted(database.name()));
    assertThat(job.again(run, "retry", null).path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(outcomes(id))
        .hasSize(12)
        .containsEntry("connection", "PASS")
        .containsEntry("pooled-connection", "PASS")
        .containsEntry("privileges", "PASS");
  }

  private Map<String, String> outcomes(String run) {
    return admin
        .get("/api/v1/runs/" + run)
        .json()
        .path("preflight")
        .valueStream()
        .collect(
            Collectors.toMap(
                result -> result.path("check").asString(),
                result -> result.path("outcome").asString()));
  }

  @Test
  void aStatementThatFailsIsNamedWithItsFileLineAndSqlstate() {
    var deployment =
        job.migrate(
            Map.of(
                "V1__items.sql", V1,
                "V2__twice.sql", "-- a comment\nSELECT 1;\n\nCREATE TABLE item (id int);",
                "V3__never.sql", "CREATE TABLE never (id int);"));

    var run = deployment.path("runs").get(0);
    assertThat(run.path("state").asString()).isEqualTo("FAILED");
    var failure = run.path("failure");
    assertThat(failure.path("code").asString()).isEqualTo("STATEMENT_FAILED");
    assertThat(failure.path("file").asString()).isEqualTo("V2__twice.sql");
    assertThat(failure.path("line").asInt()).isEqualTo(4);
    assertThat(failure.path("statement").asInt()).isEqualTo(2);
    assertThat(failure.path("sqlState").asString()).isEqualTo("42P07");
    assertThat(failure.path("message").asString()).contains("already exists");
    assertThat(failure.path("cleanlyUndone").asBoolean()).isTrue();
    var steps = job.detail(run).path("steps");
    assertThat(texts(steps, "state")).containsExactly("APPLIED", "FAILED", "PENDING");
    var audit = job.auditEntries().getLast();
    assertThat(audit.path("action").asString()).isEqualTo("run.failed");
    assertThat(audit.path("detail").path("code").asString()).isEqualTo("STATEMENT_FAILED");
    assertThat(database.query("SELECT script FROM flyway_schema_history"))
        .containsExactly("V1__items.sql");
  }

  @Test
  void aFailedRunIsRetriedOnceItsCauseIsGone() {
    job.upload(Map.of("V1__items.sql", V1, "V2__view.sql", "CREATE VIEW v AS SELECT * FROM w;"));
    var run = job.deployed(job.plan()).path("runs").get(0);
    assertThat(run.path("state").asString()).isEqualTo("FAILED");
    database.execute("CREATE TABLE w (id int)");

    var retried = job.again(run, "retry", null);

    assertThat(retried.path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(retried.path("attempt").asInt()).isEqualTo(2);
    assertThat(retried.has("failure")).isFalse();
    assertThat(texts(job.detail(run).path("steps"), "state")).containsExactly("APPLIED", "APPLIED");
    assertThat(job.audited())
        .endsWith("run.started", "run.failed", "run.retry", "run.started", "run.succeeded");
    admin
        .post("/api/v1/runs/" + run.path("id").asString() + "/retry", "{}")
        .expectProblem(409, "run-state");
    admin
        .post("/api/v1/runs/" + run.path("id").asString() + "/resolve", decision("applied"))
        .expectProblem(409, "run-state");
  }

  @Test
  void aRunCanBeRetriedTheMomentItFailed() {
    job.upload(Map.of("V1__x.sql", "SELECT 1/0;"));
    var run = job.deployed(job.plan()).path("runs").get(0);
    for (var attempt = 2; attempt <= 6; attempt++) {
      var retried = job.again(run, "retry", null);
      assertThat(retried.path("state").asString()).isEqualTo("FAILED");
      assertThat(retried.path("attempt").asInt()).isEqualTo(attempt);
    }
  }

  @Test
  void aRetryIsRefusedWhileAnotherDeploymentIsOnTheTarget() {
    job.upload(Map.of("V1__items.sql", V1, "V2__x.sql", "SELECT 1/0;"));
    var failed = job.deployed(job.plan()).path("runs").get(0);
    job.upload(Map.of("V1__items.sql", V1, "V2__y.sql", "ALTER TABLE item ADD name text;"));
    var plan = job.plan();
    Answer other;
    try (var _ = HeldTable.of(database, "item")) {
      other = job.deploy(plan, null).expect(202);
      var problem =
          admin
              .post("/api/v1/runs/" + failed.path("id").asString() + "/retry", "{}")
              .expectProblem(409, "target-busy");
      assertThat(problem.path("blockers").get(0).path("href").asString())
          .isEqualTo(other.header("Location").orElseThrow());
    }
    assertThat(job.settled(other).path("state").asString()).isEqualTo("SUCCEEDED");

    var retried = job.again(failed, "retry", null);

    assertThat(retried.path("failure").path("code").asString()).isEqualTo("PLAN_STALE");
  }

  @Test
  void aPlanThatRealFlywayOvertookIsStaleAndNothingIsDone() throws IOException {
    var files = Map.of("V1__items.sql", V1, "V2__name.sql", "ALTER TABLE item ADD name text;");
    job.upload(Map.of("V1__items.sql", V1, "V3__other.sql", "CREATE TABLE never (id int);"));
    var plan = job.plan();
    migrateWithFlyway(files);

    var run = job.deployed(plan).path("runs").get(0);

    assertThat(run.path("state").asString()).isEqualTo("FAILED");
    assertThat(run.path("failure").path("code").asString()).isEqualTo("PLAN_STALE");
    assertThat(run.path("failure").path("message").asString()).contains("V2__name.sql");
    assertThat(database.query("SELECT script FROM flyway_schema_history ORDER BY installed_rank"))
        .containsExactly("V1__items.sql", "V2__name.sql");
    assertThat(database.query("SELECT to_regclass('never')")).containsExactly("∅");
    assertThat(texts(job.detail(run).path("steps"), "state")).containsExactly("PENDING", "PENDING");
  }

  private void migrateWithFlyway(Map<String, String> files) throws IOException {
    for (var file : MigrationArchive.filesOf(files).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .locations("filesystem:" + folder)
        .load()
        .migrate();
  }

  @Test
  void aStepOutsideTransactionsGoesOnWhereItFailed() {
    job.upload(
        Map.of(
            "V1__items.sql", V1 + " INSERT INTO item VALUES (1), (1);",
            "V2__indexes.sql",
                "CREATE INDEX CONCURRENTLY one ON item (id);\n"
                    + "CREATE UNIQUE INDEX CONCURRENTLY two ON item (id);\n"
                    + "CREATE INDEX CONCURRENTLY three ON item (id);"));
    var run = job.deployed(job.plan()).path("runs").get(0);

    var failure = run.path("failure");
    assertThat(failure.path("sqlState").asString()).isEqualTo("23505");
    assertThat(failure.path("line").asInt()).isEqualTo(2);
    assertThat(failure.path("cleanlyUndone").asBoolean()).isFalse();
    assertThat(failure.path("leftovers").toString()).contains("two");
    database.execute("DELETE FROM item");

    var retried = job.again(run, "retry", null);

    assertThat(retried.path("state").asString()).as("%s", retried).isEqualTo("SUCCEEDED");
    assertThat(database.query("SELECT indexname FROM pg_indexes WHERE tablename='item' ORDER BY 1"))
        .containsExactly("one", "three", "two");
    assertThat(database.query("SELECT script, success FROM flyway_schema_history ORDER BY 1"))
        .containsExactly("V1__items.sql|t", "V2__indexes.sql|t");
  }

  @Test
  void anIndexBuildThatWasCutOffIsSentAgain() {
    var run = cutOff("V2__index.sql", V2, V2);

    assertThat(run.path("state").asString()).as("%s", run).isEqualTo("SUCCEEDED");
    assertThat(run.path("attempt").asInt()).isEqualTo(1);
    assertThat(
            database.query(
                "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('item_id')"))
        .containsExactly("t");
    assertThat(ServerEvents.of(admin, run.path("deployment").asString(), null).names())
        .contains("leftover-dropped");
  }

  @Test
  void anIndexThatWasBeingDroppedIsGoneInTheEnd() {
    var run = cutOff("V2__drop.sql", DROP, DROP);

    assertThat(run.path("state").asString()).as("%s", run).isEqualTo("SUCCEEDED");
    assertThat(note()).containsExactly("∅");
  }

  @Test
  void aStatementInDoubtThatTookEffectIsNotSentAgain() {
    var run = cutOff("V2__rows.sql", ROWS, "INSERT INTO item VALUES (2)");
    assertThat(run.path("state").asString()).as("%s", run).isEqualTo("NEEDS_DECISION");
    assertThat(run.path("failure").path("code").asString()).isEqualTo("IN_DOUBT");
    assertThat(run.path("failure").path("statement").asInt()).isEqualTo(1);

    var resolved = job.again(run, "resolve", decision("applied"));

    assertThat(resolved.path("state").asString()).as("%s", resolved).isEqualTo("SUCCEEDED");
    assertThat(items()).containsExactly("1");
    assertThat(job.audited())
        .endsWith("run.needs-decision", "run.resolve", "run.started", "run.succeeded");
    var detail = job.auditEntries().reversed().get(2).path("detail");
    assertThat(detail.path("decision").asString()).isEqualTo("applied");
    assertThat(detail.path("reason").asString()).isEqualTo("looked at it");
    assertThat(detail.path("migration").asString()).isEqualTo("V2__rows.sql");
  }

  @Test
  void aStatementInDoubtThatTookNoEffectIsSentAgain() {
    var run = cutOff("V2__rows.sql", ROWS, "INSERT INTO item VALUES (2)");
    var status = admin.get("/api/v1/status?environment=" + job.id()).json().path("targets").get(0);
    assertThat(status.path("state").asString()).isEqualTo("BLOCKED");

    var resolved = job.again(run, "resolve", decision("retry"));

    assertThat(resolved.path("state").asString()).as("%s", resolved).isEqualTo("SUCCEEDED");
    assertThat(items()).containsExactly("1", "2");
    assertThat(database.query("SELECT script, success FROM flyway_schema_history ORDER BY 1"))
        .containsExactly("V1__items.sql|t", "V2__rows.sql|t");
  }

  @Test
  void aMigrationInDoubtThatWasUndoneByHandStandsSoInTheLedger() {
    var run = cutOff("V2__rows.sql", ROWS, "INSERT INTO item VALUES (2)");

    var resolved = job.again(run, "resolve", decision("rolled_back"));

    assertThat(resolved.path("state").asString()).as("%s", resolved).isEqualTo("CANCELLED");
    assertThat(database.query("SELECT script, success FROM flyway_schema_history ORDER BY 1"))
        .containsExactly("V1__items.sql|t");

    var retried = job.again(resolved, "retry", null);
    assertThat(retried.path("state").asString()).as("%s", retried).isEqualTo("SUCCEEDED");
    assertThat(items()).containsExactly("1", "2");
  }

  @Test
  void aFailedMigrationThatWasFinishedByHandIsGoneOnBehind() {
    job.upload(
        Map.of(
            "V1__items.sql", V1 + " INSERT INTO item VALUES (1), (1);",
            "V2__index.sql", "CREATE UNIQUE INDEX CONCURRENTLY one ON item (id);",
            "V3__more.sql", "CREATE TABLE more (id int);"));
    var run = job.deployed(job.plan()).path("runs").get(0);
    assertThat(run.path("failure").path("sqlState").asString()).isEqualTo("23505");
    database.execute("DROP INDEX one; CREATE INDEX one ON item (id)");

    var resolved = job.again(run, "resolve", decision("applied"));

    assertThat(resolved.path("state").asString()).as("%s", resolved).isEqualTo("SUCCEEDED");
    assertThat(database.query("SELECT script, success FROM flyway_schema_history ORDER BY 1"))
        .containsExactly("V1__items.sql|t", "V2__index.sql|t", "V3__more.sql|t");
  }

  private static Map<String, String> decision(String decision) {
    return Map.of("decision", decision, "reason", "looked at it");
  }

  private List<String> items() {
    return database.query("SELECT id FROM item ORDER BY 1");
  }

  private List<String> note() {
    return database.query("SELECT to_regclass('item_note')");
  }

  // A transaction that has written the table holds the statement up; then its backend dies.
  private JsonNode cutOff(String file, String sql, String held) {
    var v1 = "CREATE TABLE item (id int UNIQUE, note text); CREATE INDEX item_note ON item (note);";
    job.migrate(Map.of("V1__items.sql", v1));
    job.upload(Map.of("V1__items.sql", v1, file, sql));
    var plan = job.plan();
    Answer accepted;
    try (var other = HeldTable.of(database, "item")) {
      other.execute("INSERT INTO item VALUES (2)");
      accepted = job.deploy(plan, null).expect(202);
      kill(held);
    }
    return job.settled(accepted).path("runs").get(0);
  }

  private void kill(String sql) {
    List<String> killed;
    do {
      killed =
          database.query(
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                  + " AND datname = current_database() AND pid <> pg_backend_pid()"
                  + " AND query LIKE '%"
                  + sql
                  + "%'");
    } while (killed.isEmpty());
  }
}
