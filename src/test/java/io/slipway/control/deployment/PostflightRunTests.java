package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.ServerEvents;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import io.slipway.testing.TestScratch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is seen of targets once runs have applied everything, asked over HTTP.
class PostflightRunTests extends SlipwayTest {

  private static final Map<String, String> ORDERS =
      Map.of("V1__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, note text);");

  private final TestDatabase database = TestDatabase.create();
  private DeployedProject job = new DeployedProject(admin, "");

  @BeforeEach
  void ordersAreThere() {
    job = DeployedProject.rehearsed(admin, TestScratch.place());
    job.target(database);
    job.migrate(ORDERS);
    database.execute("INSERT INTO orders VALUES (1, 'one')");
  }

  @AfterEach
  void drop() {
    database.close();
    // Nobody sweeps the tests' server for this environment any more.
    job.rehearseOn(Map.of("server", "none"));
  }

  private JsonNode planned(Map<String, String> files) {
    var all = new HashMap<>(ORDERS);
    all.putAll(files);
    job.upload(all);
    return job.plan();
  }

  private JsonNode ran(Map<String, String> files) {
    return detail(job.deployed(planned(files)));
  }

  private JsonNode detail(JsonNode deployment) {
    return job.detail(deployment.path("runs").path(0));
  }

  private JsonNode retried(JsonNode detail) {
    return job.detail(job.again(detail.path("run"), "retry", null));
  }

  private static JsonNode check(JsonNode detail, String check) {
    return detail
        .path("postflight")
        .valueStream()
        .filter(result -> result.path("check").asString().equals(check))
        .findFirst()
        .orElseThrow();
  }

  private static String state(JsonNode detail) {
    return detail.path("run").path("state").asString();
  }

  private static JsonNode failure(JsonNode detail) {
    return detail.path("run").path("failure");
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private List<String> ledger() {
    return database.query("SELECT script, success FROM flyway_schema_history ORDER BY 1");
  }

  @Test
  void a_run_that_went_as_planned_is_verified() {
    var run =
        ran(
            Map.of(
                "V2__lines.sql",
                "CREATE TABLE lines (order_id int REFERENCES orders); CREATE INDEX ON lines (order_id);",
                "V2__lines.sql.verify",
                "SELECT count(*) = 0 FROM lines;"));

    assertThat(state(run)).as("%s", run).isEqualTo("SUCCEEDED");
    assertThat(run.path("postflight").valueStream())
        .extracting(
            result -> result.path("check").asString() + " " + result.path("outcome").asString())
        .containsExactly(
            "fingerprint PASS",
            "promises PASS",
            "invalid-indexes PASS",
            "not-valid-constraints PASS",
            "verify-scripts PASS",
            "queries PASS");
    assertThat(texts(check(run, "promises").path("details")))
        .containsExactly(
            "constraint lines_order_id_fkey on public.lines", "index public.lines_order_id_idx");
    assertThat(job.audited()).endsWith("run.started", "run.succeeded");
    assertThat(
            job.auditEntries().getLast().path("detail").path("checks").path("promises").asString())
        .isEqualTo("PASS");
    var events =
        ServerEvents.of(admin, run.path("run").path("deployment").asString(), null).names();
    assertThat(events).containsSubsequence("step-applied", "run-verified", "run-succeeded");
  }

  @Test
  void what_a_verification_script_finds_fails_the_run_and_a_retry_only_looks_again() {
    var run =
        ran(
            Map.of(
                "V2__lines.sql", "CREATE TABLE lines (id int);",
                "V2__lines.sql.verify", "\nSELECT id, note FROM orders WHERE note = 'one';"));

    assertThat(state(run)).isEqualTo("FAILED");
    assertThat(failure(run).path("code").asString()).isEqualTo("POSTFLIGHT_FAILED");
    var audit = job.auditEntries().getLast();
    assertThat(audit.path("action").asString()).isEqualTo("run.failed");
    assertThat(audit.path("detail").path("code").asString()).isEqualTo("POSTFLIGHT_FAILED");
    assertThat(audit.path("detail").path("checks").path("verify-scripts").asString())
        .isEqualTo("FAIL");
    assertThat(failure(run).path("message").asString())
        .startsWith(
            "All steps are applied, and the target is not as it should be: verify-scripts: ")
        .contains("retry the run");
    assertThat(texts(check(run, "verify-scripts").path("details")))
        .containsExactly("V2__lines.sql.verify line 2: finds 1 row of id, note");
    assertThat(run.path("steps").path(0).path("state").asString()).isEqualTo("APPLIED");
    assertThat(ledger()).containsExactly("V1__orders.sql|t", "V2__lines.sql|t");

    var still = retried(run);
    assertThat(failure(still).path("code").asString()).isEqualTo("POSTFLIGHT_FAILED");
    database.execute("UPDATE orders SET note = 'two'");
    var mended = retried(still);

    assertThat(state(mended)).as("%s", mended).isEqualTo("SUCCEEDED");
    assertThat(mended.path("run").path("attempt").asInt()).isEqualTo(3);
    assertThat(check(mended, "verify-scripts").path("outcome").asString()).isEqualTo("PASS");
    assertThat(mended.path("preflight")).isEqualTo(run.path("preflight"));
    var events =
        ServerEvents.of(admin, run.path("run").path("deployment").asString(), null).names();
    assertThat(events).containsOnlyOnce("step-applied");
  }

  @Test
  void what_a_step_did_otherwise_than_in_the_rehearsal_is_named() {
    var run =
        ran(
            Map.of(
                "V2__by_data.sql",
                """
                DO $$ BEGIN
                  IF EXISTS (SELECT FROM orders) THEN CREATE TABLE archive (id int); END IF;
                END $$;
                """));

    assertThat(failure(run).path("code").asString()).isEqualTo("POSTFLIGHT_FAILED");
    assertThat(texts(check(run, "fingerprint").path("details")))
        .contains("table public.archive is there and should not be");
    assertThat(run.path("steps").path(0).path("state").asString()).isEqualTo("APPLIED");
    assertThat(state(detail(job.deployed(job.plan())))).isEqualTo("SUCCEEDED");
  }

  @Test
  void an_instance_that_died_behind_the_last_step_leaves_the_rest_to_the_next_attempt() {
    var run = ran(Map.of("V2__lines.sql", "CREATE TABLE lines (id int);"));
    var id = run.path("run").path("id").asString();
    // As a crash would leave it, once its failure was noticed.
    CONTROL.execute(
        "UPDATE slipway.run SET state = 'FAILED', postflight = NULL WHERE id = '%s'".formatted(id));
    CONTROL.execute(
        "UPDATE slipway.run_step SET state = 'RUNNING', finished_at = NULL WHERE run = '%s'"
            .formatted(id));

    var next = retried(run);

    assertThat(state(next)).as("%s", next).isEqualTo("SUCCEEDED");
    assertThat(check(next, "fingerprint").path("outcome").asString()).isEqualTo("PASS");
    assertThat(next.path("steps").path(0).path("state").asString()).isEqualTo("APPLIED");
    assertThat(next.path("preflight")).isEqualTo(run.path("preflight"));
    assertThat(ledger()).containsExactly("V1__orders.sql|t", "V2__lines.sql|t");
  }

  @Test
  void another_verification_script_is_another_plan() {
    var step = Map.of("V2__lines.sql", "CREATE TABLE lines (id int);");
    var without = planned(step);
    var files = new HashMap<>(step);
    files.put("V2__lines.sql.verify", "SELECT true;");
    var with = planned(files);
    files.put("V2__lines.sql.verify", "SELECT ${nothing};");
    var broken = planned(files);

    assertThat(with.path("digest")).isNotEqualTo(without.path("digest"));
    var planned = with.path("targets").path(0).path("steps").path(0);
    assertThat(planned.path("verificationSha256").asString())
        .isEqualTo("10bc2512155a635b603994a0f9b4842f48cbd2e0437cfa376b59cc90c38db568");
    assertThat(broken.path("runnable").asBoolean()).isFalse();
  }

  @Test
  void the_projects_own_queries_are_asked_after_each_run() {
    verification(Map.of("orders", Map.of("sql", "SELECT count(*) FROM orders", "expect", "2")));

    var run = ran(Map.of("V2__lines.sql", "CREATE TABLE lines (id int);"));

    assertThat(failure(run).path("code").asString()).isEqualTo("POSTFLIGHT_FAILED");
    assertThat(texts(check(run, "queries").path("details")))
        .containsExactly("orders: gives 1, and should give 2");
    database.execute("INSERT INTO orders VALUES (2, 'two')");
    assertThat(state(retried(run))).isEqualTo("SUCCEEDED");
  }

  private void verification(Map<String, ?> queries) {
    admin
        .put("/api/v1/projects/" + job.id(), Map.of("name", "Job", "verification", queries))
        .expect(200);
    assertThat(admin.get("/api/v1/projects/" + job.id()).json().path("verification").toString())
        .contains("SELECT count(*) FROM orders");
  }

  @Test
  void queries_are_held_to_the_files_rules() {
    var answer =
        admin.put(
            "/api/v1/projects/" + job.id(),
            Map.of("name", "Job", "verification", Map.of("orders", Map.of("sql", "SELECT 1"))));
    answer.expectProblem(422, "invalid-field");
    assertThat(answer.fieldsAtFault()).containsExactly("verification.orders");
  }

  @Test
  void a_prisma_migration_has_its_script_beside_it() {
    try (var other = TestDatabase.create()) {
      var prisma = DeployedProject.prisma(admin, "transactional");
      prisma.target(other);
      var deployment =
          prisma.migrate(
              Map.of(
                  "migrations/migration_lock.toml", "provider = \"postgresql\"\n",
                  "migrations/1_a/migration.sql", "CREATE TABLE a (id int);",
                  "migrations/1_a/verify.sql", "SELECT count(*) = 1 FROM a;"));

      var run = prisma.detail(deployment.path("runs").path(0));
      assertThat(texts(check(run, "verify-scripts").path("details")))
          .containsExactly("1_a/verify.sql line 1: not true in 1 row");
      assertThat(check(run, "fingerprint").path("outcome").asString()).isEqualTo("WARN");
      assertThat(failure(run).path("code").asString()).isEqualTo("POSTFLIGHT_FAILED");
    }
  }
}
