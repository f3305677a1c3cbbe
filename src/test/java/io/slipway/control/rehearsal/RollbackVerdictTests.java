package io.slipway.control.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.HttpApi;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import io.slipway.testing.TestScratch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a plan says of the way back, asked over HTTP.
class RollbackVerdictTests extends SlipwayTest {

  private static final Map<String, String> ORDERS =
      Map.of("V1__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, note text);");

  private TestDatabase database = TestDatabase.create();
  private DeployedProject job = new DeployedProject(admin, "");

  @BeforeEach
  void ordersAreThere() {
    job = DeployedProject.flyway(admin);
    job.target(database);
    job.migrate(ORDERS);
    job.rehearseOn(TestScratch.place());
  }

  @AfterEach
  void drop() {
    database.close();
    assertThat(TestScratch.databases()).isEmpty();
    // Nobody sweeps the tests' server for this environment any more.
    job.rehearseOn(Map.of("server", "none"));
  }

  private JsonNode planned(String up, String down) {
    return planned(Map.of("V2__step.sql", up, "U2__step.sql", down));
  }

  private JsonNode planned(Map<String, String> files) {
    var all = new HashMap<>(ORDERS);
    all.putAll(files);
    job.upload(all);
    return job.plan();
  }

  private static JsonNode rollback(JsonNode plan) {
    return plan.path("targets").path(0).path("rollback");
  }

  private static void expectUnproven(JsonNode plan, String reason) {
    assertThat(plan.path("state").asString()).isEqualTo("READY");
    assertThat(rollback(plan).path("verdict").asString()).isEqualTo("UNPROVEN");
    assertThat(rollback(plan).path("reason").asString()).contains(reason);
    assertThat(rollback(plan).has("scratch")).isFalse();
  }

  private static List<String> codes(JsonNode plan) {
    return plan.path("targets")
        .path(0)
        .path("findings")
        .valueStream()
        .map(finding -> finding.path("code").asString())
        .toList();
  }

  @Test
  void aStepThatCanBeUndoneIsProven() {
    var plan = planned("CREATE INDEX by_note ON orders (note);", "DROP INDEX by_note;");

    var rollback = rollback(plan);
    assertThat(rollback.path("verdict").asString()).as("%s", rollback).isEqualTo("PROVEN");
    assertThat(rollback.path("scratch").path("server").asString()).isEqualTo("url");
    var step = rollback.path("steps").path(0);
    assertThat(step.path("migration").asString()).isEqualTo("V2__step.sql");
    assertThat(step.path("verdict").asString()).isEqualTo("PROVEN");
    assertThat(step.path("down").path("source").asString()).isEqualTo("AUTHOR");
    assertThat(step.path("down").path("path").asString()).isEqualTo("U2__step.sql");
    assertThat(step.path("down").path("sha256").asString()).matches("[0-9a-f]{64}");
    assertThat(step.path("losses").isEmpty()).isTrue();
    assertThat(codes(plan)).doesNotContain("TARGET_DRIFTED");
    assertThat(plan.path("targets").path(0).path("fingerprint").asString()).matches("[0-9a-f]{64}");
    assertThat(database.query("SELECT to_regclass('by_note')")).containsExactly("∅");
  }

  @Test
  void whatIsLostIsListed() {
    var rollback =
        rollback(
            planned("ALTER TABLE orders DROP COLUMN note;", "ALTER TABLE orders ADD note text;"));

    assertThat(rollback.path("verdict").asString()).isEqualTo("PROVEN_LOSSY");
    var loss = rollback.path("steps").path(0).path("losses").path(0);
    assertThat(loss.path("kind").asString()).isEqualTo("COLUMN");
    assertThat(loss.path("table").asString()).isEqualTo("public.orders");
    assertThat(loss.path("column").asString()).isEqualTo("note");
  }

  @Test
  void whatTheDownScriptForgetsIsNamed() {
    var rollback =
        rollback(
            planned(
                "CREATE INDEX by_note ON orders (note); ALTER TABLE orders ALTER note SET NOT NULL;",
                "ALTER TABLE orders ALTER note DROP NOT NULL;"));

    assertThat(rollback.path("verdict").asString()).isEqualTo("NOT_REVERSIBLE");
    var differences = rollback.path("steps").path(0).path("differences");
    assertThat(differences.path("more").asInt()).isZero();
    assertThat(differences.path("first").valueStream())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.path("object").asString()).isEqualTo("index public.by_note");
              assertThat(difference.path("what").asString()).isEqualTo("ADDED");
            });
    assertThat(rollback.path("steps").path(0).path("down").has("sha256")).isFalse();
  }

  @Test
  void targetsInOneStateAreRehearsedOnce() {
    try (var twin = TestDatabase.create()) {
      job.target(twin);
      job.deployed(job.plan());

      var plan = planned("CREATE TABLE lines (id int);", "DROP TABLE lines;");

      var first = plan.path("targets").path(0);
      var second = plan.path("targets").path(1);
      assertThat(first.path("rollback").has("sameAs")).isFalse();
      assertThat(second.path("rollback").path("sameAs").asString())
          .isEqualTo(first.path("target").asString());
      assertThat(second.path("rollback").path("verdict").asString()).isEqualTo("PROVEN");
      assertThat(second.path("fingerprint")).isEqualTo(first.path("fingerprint"));
    }
  }

  @Test
  void aTargetThatSomebodyChangedByHandHasDrifted() {
    database.execute("CREATE TABLE stray (id int); ALTER TABLE orders ALTER note SET NOT NULL");

    var plan = planned("CREATE TABLE lines (id int);", "DROP TABLE lines;");

    assertThat(codes(plan)).contains("TARGET_DRIFTED");
    var message = plan.path("targets").path(0).path("findings").path(0).path("message").asString();
    assertThat(message)
        .contains("table public.stray is there and should not be")
        .contains("column public.orders.note");
    assertThat(plan.path("runnable").asBoolean()).isTrue();
    assertThat(rollback(plan).path("verdict").asString()).isEqualTo("PROVEN");
  }

  @Test
  void theDigestStandsForTheVerdictToo() {
    var proven = planned("CREATE TABLE lines (id int);", "DROP TABLE lines;");
    assertThat(job.plan().path("digest")).isEqualTo(proven.path("digest"));

    job.rehearseOn(Map.of("server", "none"));
    var unproven = job.plan();

    expectUnproven(unproven, "has no scratch server, by its configuration");
    assertThat(unproven.path("bundle")).isEqualTo(proven.path("bundle"));
    assertThat(unproven.path("digest")).isNotEqualTo(proven.path("digest"));
  }

  @Test
  void aTargetWithoutPendingMigrationsNeedsNoWayBack() {
    var rollback = rollback(job.plan());

    assertThat(rollback.path("verdict").asString()).isEqualTo("PROVEN");
    assertThat(rollback.path("reason").asString()).startsWith("No migration is pending");
  }

  @Test
  void anEmptyTargetStartsFromNothing() {
    try (var empty = TestDatabase.create()) {
      var fresh = DeployedProject.rehearsed(admin, TestScratch.place());
      fresh.target(empty);
      fresh.upload(Map.of("V1__a.sql", "CREATE TABLE a (id int);", "U1__a.sql", "DROP TABLE a;"));

      assertThat(rollback(fresh.plan()).path("verdict").asString()).isEqualTo("PROVEN");
    }
  }

  @Test
  void withoutAScratchServerNothingIsProven() {
    var plain = DeployedProject.flyway(admin);
    try (var other = TestDatabase.create()) {
      plain.target(other);
      plain.upload(ORDERS);

      expectUnproven(
          plain.plan(), "No scratch server is configured for the environment " + plain.id());
    }
  }

  @Test
  void anEmbeddedServerThatIsNotThereProvesNothing() {
    job.rehearseOn(Map.of("server", "embedded"));

    expectUnproven(planned("SELECT 1;", "SELECT 1;"), "Slipway runs no embedded server");
  }

  @Test
  void aScratchServerThatDoesNotAnswerProvesNothing() {
    job.rehearseOn(Map.of("url", "jdbc:postgresql://127.0.0.1:1/postgres", "username", "x"));

    expectUnproven(planned("SELECT 1;", "SELECT 1;"), "The scratch server cannot be reached");
  }

  // In whose eyes it is PostgreSQL 12: its own function of this name is found first.
  private static final String OF_ANOTHER_MAJOR =
      """
      CREATE SCHEMA fake;
      CREATE FUNCTION fake.current_setting(text) RETURNS text LANGUAGE sql AS $$SELECT '120005'$$;
      """;

  @Test
  void aScratchServerOfAnotherMajorVersionProvesNothing() {
    try (var maintenance = TestDatabase.create()) {
      maintenance.execute(OF_ANOTHER_MAJOR);
      var place = new HashMap<>(TestScratch.place());
      place.put("url", maintenance.url() + "?currentSchema=fake,pg_catalog");
      job.rehearseOn(place);

      expectUnproven(
          planned("SELECT 1;", "SELECT 1;"),
          "The scratch server is PostgreSQL 12.5, and the target's major version is");
    }
  }

  @Test
  void moreStepsThanTheLimitAreNotRehearsed() {
    var files = new HashMap<String, String>();
    IntStream.rangeClosed(2, 202).forEach(i -> files.put("V" + i + "__x.sql", "SELECT 1;"));

    expectUnproven(
        planned(files), "201 migrations are pending, and no more than 200 are rehearsed");
  }

  @Test
  void theTargetsOwnClusterServesWhenSomebodySaysSo() {
    job.rehearseOn(Map.of("server", "target"));

    var rollback = rollback(planned("CREATE TABLE lines (id int);", "DROP TABLE lines;"));

    assertThat(rollback.path("verdict").asString()).isEqualTo("PROVEN");
    assertThat(rollback.path("scratch").path("server").asString()).isEqualTo("target");
  }

  @Test
  void rolesOfTheTargetsOwnClusterAreNotTouched() {
    job.rehearseOn(Map.of("server", "target"));

    expectUnproven(
        planned("CREATE ROLE slipway_test_stray;", "DROP ROLE slipway_test_stray;"),
        "It makes the role slipway_test_stray");
    assertThat(database.query("SELECT FROM pg_roles WHERE rolname = 'slipway_test_stray'"))
        .isEmpty();
  }

  @Test
  void aPlanThatCannotRunIsNotRehearsed() {
    var plan = planned("CREATE TABLE ${nobody} (id int);", "SELECT 1;");

    expectUnproven(plan, "The plan cannot run on this target, so nothing was rehearsed.");
    assertThat(plan.path("runnable").asBoolean()).isFalse();
  }

  @Test
  void aMigrationThatFailsIsUnprovenWithTheServersWords() {
    var rollback = rollback(planned("SELECT 1 / 0;", "SELECT 1;"));

    assertThat(rollback.path("verdict").asString()).isEqualTo("UNPROVEN");
    assertThat(rollback.path("steps").path(0).path("reason").asString())
        .contains("division by zero");
  }

  private String path(JsonNode plan) {
    return "/api/v1/plans/" + plan.path("id").asString();
  }

  private static Answer get(HttpApi api, String path, String accept) {
    return api.send("GET", path, null, request -> request.setHeader("Accept", accept));
  }

  @Test
  void whoAsksForMarkdownGetsAText() {
    var plan = planned("CREATE TABLE lines (id int);", "DROP TABLE lines;");

    var text = get(admin, path(plan), "text/markdown").expect(200);
    assertThat(text.header("Content-Type")).hasValue("text/markdown;charset=UTF-8");
    assertThat(text.body())
        .startsWith("# Plan for " + job.id())
        .contains("### Rollback: proven", "U2__step.sql restores the schema");
    assertThat(get(admin, path(plan), "*/*").json()).isEqualTo(plan);
    get(admin, path(plan), "text/html").expectProblem(406, "not-acceptable");
    get(stranger, path(plan), "text/markdown").expectProblem(401, "unauthenticated");
    get(admin, "/api/v1/plans/" + UUID.randomUUID(), "text/markdown")
        .expectProblem(404, "not-found");
  }

  @Test
  void aDownScriptIsWrittenWhereTheBundleHasNone() {
    var plan = planned(Map.of("V2__lines.sql", "CREATE TABLE lines (id int);"));

    var step = rollback(plan).path("steps").path(0);
    assertThat(step.path("verdict").asString()).isEqualTo("PROVEN");
    assertThat(step.path("down").path("source").asString()).isEqualTo("GENERATED");
    assertThat(step.path("offer").path("path").asString()).isEqualTo("U2__lines.sql");
    assertThat(step.path("offer").path("sql").asString()).contains("DROP TABLE public.lines");
    var zip = get(admin, path(plan) + "/down-scripts", "application/zip").expect(200);
    assertThat(zip.header("Content-Type")).hasValue("application/zip");
    assertThat(zip.body()).startsWith("PK").contains("U2__lines.sql");
    get(holderOf("VIEWER configured"), path(plan) + "/down-scripts", "*/*")
        .expectProblem(404, "not-found");
  }

  @Test
  void withoutAnOfferedScriptThereIsNothingToGive() {
    var plan = planned("CREATE TABLE lines (id int);", "DROP TABLE lines;");

    admin.get(path(plan) + "/down-scripts").expectProblem(404, "not-found");
  }

  @Test
  void aWrongDownScriptGetsARightOneBesideIt() {
    var step = rollback(planned("CREATE TABLE lines (id int);", "SELECT 1;")).path("steps").path(0);

    assertThat(step.path("verdict").asString()).isEqualTo("NOT_REVERSIBLE");
    assertThat(step.path("down").path("source").asString()).isEqualTo("AUTHOR");
    assertThat(step.path("offer").path("sql").asString()).contains("DROP TABLE public.lines");
  }

  @Test
  void aDownScriptThatCannotBeReadProvesNothing() {
    expectUnproven(
        planned("CREATE TABLE lines (id int);", "DROP TABLE ${nobody};"),
        "The down script of V2__step.sql: ");
  }

  @Test
  void whatReachesBeyondTheDatabaseIsNotRehearsed() {
    expectUnproven(
        planned("COPY orders TO PROGRAM 'true';", "SELECT 1;"),
        "It starts a program on the server.");
  }
}
