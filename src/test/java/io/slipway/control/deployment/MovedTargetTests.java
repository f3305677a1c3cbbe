package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Targets that are not what they were when the plan was made.
class MovedTargetTests extends SlipwayTest {

  private static final String ENVIRONMENTS = "/api/v1/environments/";

  private static final Map<String, String> ORDERS =
      Map.of("V1__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, note text);");

  private final TestDatabase database = TestDatabase.create();
  private DeployedProject job = new DeployedProject(admin, "");

  @BeforeEach
  void ordersAreThere() {
    job = DeployedProject.flyway(admin);
    job.target(database);
    job.migrate(ORDERS);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private JsonNode planned(Map<String, String> files) {
    var all = new HashMap<>(ORDERS);
    all.putAll(files);
    job.upload(all);
    return job.plan();
  }

  private JsonNode run(JsonNode deployment) {
    return job.detail(deployment.path("runs").path(0));
  }

  private static JsonNode check(JsonNode run, String check) {
    return run.path("preflight")
        .valueStream()
        .filter(result -> result.path("check").asString().equals(check))
        .findFirst()
        .orElseThrow();
  }

  private void settings(String key, Map<String, ?> settings) {
    var environment = admin.get(ENVIRONMENTS + job.id()).expect(200).json();
    var order = environment.path("order").asInt();
    admin
        .put(ENVIRONMENTS + job.id(), Map.of("name", job.id(), "order", order, key, settings))
        .expect(200);
  }

  @Test
  void a_schema_that_somebody_changed_since_the_plan_is_not_touched() {
    var plan = planned(Map.of("V2__lines.sql", "CREATE TABLE lines (id int);"));
    database.execute("ALTER TABLE orders ALTER id TYPE bigint; CREATE TABLE stray (id int)");

    var run = run(job.deployed(plan));

    assertThat(run.path("run").path("failure").path("code").asString())
        .isEqualTo("PREFLIGHT_FAILED");
    assertThat(run.path("run").path("failure").path("message").asString())
        .startsWith("Nothing was done: fingerprint: The target's schema changed since the plan");
    var fingerprint = check(run, "fingerprint");
    assertThat(fingerprint.path("outcome").asString()).isEqualTo("FAIL");
    assertThat(fingerprint.path("details").valueStream().map(JsonNode::asString))
        .contains(
            "column public.orders.id: type is bigint, not integer",
            "table public.stray is there and should not be");
    assertThat(database.query("SELECT to_regclass('lines')")).containsExactly("∅");

    var again = run(job.deployed(job.plan()));
    assertThat(again.path("run").path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(check(again, "fingerprint").path("outcome").asString()).isEqualTo("PASS");
  }

  @Test
  void a_plan_that_waited_while_another_ran_is_stale_and_says_so() {
    var waiting = planned(Map.of("V2__lines.sql", "CREATE TABLE lines (id int);"));
    var other = planned(Map.of("V3__notes.sql", "CREATE TABLE notes (id int);"));
    var ran = job.deployed(other);
    assertThat(ran.path("state").asString()).isEqualTo("SUCCEEDED");

    var problem = job.deploy(waiting, null).expectProblem(409, "deployment-blocked");

    assertThat(problem.path("blockers").get(0).path("code").asString()).isEqualTo("plan-stale");
    assertThat(problem.path("detail").asString())
        .startsWith("The deployment %s ran on ".formatted(ran.path("id").asString()))
        .endsWith(" since. Make a new plan.");
  }

  @Test
  void a_table_that_has_grown_into_another_size_class_makes_the_plan_stale() {
    var plan = planned(Map.of("V2__check.sql", "ALTER TABLE orders ADD CHECK (id > 0);"));
    database.execute("ALTER TABLE orders ADD filler text");
    database.execute("ALTER TABLE orders ALTER filler SET STORAGE PLAIN");
    database.execute(
        "INSERT INTO orders (id, filler)"
            + " SELECT g, repeat('x', 7000) FROM generate_series(1, 13000) g");
    database.execute("ALTER TABLE orders DROP filler");

    var run = run(job.deployed(plan));

    assertThat(run.path("run").path("failure").path("code").asString()).isEqualTo("PLAN_STALE");
    assertThat(run.path("run").path("failure").path("message").asString())
        .isEqualTo(
            "The table public.orders was SMALL when the plan was made and is MEDIUM now."
                + " Make a new plan.");
    assertThat(job.deployed(job.plan()).path("state").asString()).isEqualTo("SUCCEEDED");
  }

  @Test
  void what_the_runs_own_earlier_attempt_did_does_not_keep_it_from_going_on() {
    var plan =
        planned(
            Map.of(
                "V2__lines.sql", "CREATE TABLE lines (id int);",
                "V3__copy.sql", "INSERT INTO lines SELECT amount FROM amounts;"));
    var failed = run(job.deployed(plan));
    assertThat(failed.path("run").path("failure").path("code").asString())
        .isEqualTo("STATEMENT_FAILED");
    database.execute("CREATE TABLE amounts (amount int)");

    var run = job.detail(job.again(failed.path("run"), "retry", null));

    assertThat(run.path("run").path("state").asString()).as("%s", run).isEqualTo("SUCCEEDED");
    assertThat(check(run, "fingerprint").path("outcome").asString()).isEqualTo("WARN");
    assertThat(check(run, "fingerprint").path("finding").asString()).contains("earlier attempt");
  }

  @Test
  void what_is_switched_off_is_not_looked_at() {
    settings("preflight", Map.of("off", List.of("fingerprint")));
    var plan = planned(Map.of("V2__lines.sql", "CREATE TABLE lines (id int);"));
    database.execute("CREATE TABLE stray (id int)");

    var run = run(job.deployed(plan));

    assertThat(run.path("run").path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(check(run, "fingerprint").path("finding").asString())
        .isEqualTo("Not looked at, because the environment's settings switch it off.");
  }

  @Test
  void the_environments_own_limits_count() {
    settings("preflight", Map.of("spare-connections", 1000));
    var plan = planned(Map.of("V2__lines.sql", "CREATE TABLE lines (id int);"));

    var run = run(job.deployed(plan));

    assertThat(check(run, "connections").path("outcome").asString()).isEqualTo("WARN");
  }
}
