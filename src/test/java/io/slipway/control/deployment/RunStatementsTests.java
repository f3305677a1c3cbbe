package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.HeldTable;
import io.slipway.testing.ServerEvents;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is to be seen of a run's statements, while they last and behind them.
class RunStatementsTests extends SlipwayTest {

  private static final String ORDERS =
      """
      CREATE TABLE orders (id int, note text);
      CREATE FUNCTION slowly(id int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(0.003); RETURN id; END $$;
      INSERT INTO orders SELECT i, repeat('x', 1000) FROM generate_series(1, 1000) i;
      """;
  private static final String INDEX =
      "-- The index that the report needs.\nCREATE INDEX by_id\n  ON orders (slowly(id), ('secret' || note));\n";

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

  private static List<JsonNode> items(JsonNode page) {
    return page.path("items").valueStream().toList();
  }

  private List<JsonNode> statements(JsonNode run) {
    return items(
        admin.get("/api/v1/runs/" + run.path("id").asString() + "/statements?limit=200").json());
  }

  private JsonNode step(String run, int number, Predicate<JsonNode> condition) {
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < deadline) {
      var step = admin.get("/api/v1/runs/" + run).json().path("steps").get(number - 1);
      if (condition.test(step)) {
        return step;
      }
    }
    throw new AssertionError("never seen");
  }

  @Test
  void the_statement_under_way_is_shown_with_what_postgresql_counts_of_it() {
    job.upload(Map.of("V1__orders.sql", ORDERS, "V2__index.sql", INDEX));
    var before = Instant.now();
    var asked = job.deploy(job.plan(), null).expect(202).json();
    var run = asked.path("runs").get(0).path("id").asString();

    var seen =
        step(run, 2, step -> step.path("underWay").path("progress").path("done").asLong() > 0);

    var statement = seen.path("underWay");
    assertThat(statement.path("number").asInt()).isEqualTo(1);
    assertThat(statement.path("line").asInt()).isEqualTo(2);
    assertThat(statement.path("beginning").asString())
        .isEqualTo("CREATE INDEX by_id ON orders (slowly(id), ('…' || note))");
    assertThat(Instant.parse(statement.path("since").asString())).isBetween(before, Instant.now());
    var progress = statement.path("progress");
    assertThat(progress.path("command").asString()).isEqualTo("CREATE INDEX");
    assertThat(progress.path("phase").asString()).isEqualTo("building index: scanning table");
    assertThat(progress.path("unit").asString()).isEqualTo("blocks");
    assertThat(progress.path("relation").asString()).isEqualTo("orders");
    assertThat(progress.path("total").asLong()).isEqualTo(143);

    var told = ServerEvents.of(admin, asked.path("id").asString(), null);

    var news = told.events().stream().filter(it -> it.name().equals("statement-progress")).toList();
    var finished =
        told.events().stream().filter(it -> it.name().equals("statement-finished")).toList();
    assertThat(finished).hasSize(1);
    var seconds = finished.getFirst().data().path("detail").path("millis").asInt() / 1000;
    assertThat(news).hasSizeBetween(2, seconds + 1);
    var first = news.getFirst().data();
    var shown = first.path("detail").path("statement");
    assertThat(first.path("detail").path("migration").asString()).isEqualTo("V2__index.sql");
    assertThat(shown.path("progress").path("command").asString()).isEqualTo("CREATE INDEX");
    assertThat(
            Duration.between(
                Instant.parse(shown.path("since").asString()),
                Instant.parse(first.path("at").asString())))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    var after = admin.get("/api/v1/runs/" + run).json().path("steps").get(1);
    assertThat(after.path("state").asString()).isEqualTo("APPLIED");
    assertThat(after.has("underWay")).isFalse();
  }

  @Test
  void finished_statements_are_listed_with_times_rows_and_notices() {
    var deployment =
        job.migrate(
            Map.of(
                "V1__items.sql",
                """
                CREATE TABLE item (id int);

                INSERT INTO item
                  VALUES (1), (2);
                DO $$ BEGIN RAISE NOTICE 'hi'; END $$;
                """,
                "V2__more.sql",
                "UPDATE item SET id = 3;"));
    var run = deployment.path("runs").get(0);

    var statements = statements(run);

    assertThat(statements)
        .extracting(
            it -> it.path("step").asInt() + "." + it.path("number").asInt(),
            it -> it.path("line").asInt(),
            it -> it.path("beginning").asString(),
            it -> it.path("rowsChanged").asInt(-1))
        .containsExactly(
            tuple("1.1", 1, "CREATE TABLE item (id int)", 0),
            tuple("1.2", 3, "INSERT INTO item VALUES (1), (2)", 2),
            tuple("1.3", 5, "DO '…'", 0),
            tuple("2.1", 1, "UPDATE item SET id = 3", 2));
    assertThat(statements)
        .allSatisfy(
            it -> {
              assertThat(it.path("outcome").asString()).isEqualTo("SUCCEEDED");
              assertThat(it.path("attempt").asInt()).isEqualTo(1);
              assertThat(Instant.parse(it.path("finishedAt").asString()))
                  .isAfterOrEqualTo(Instant.parse(it.path("startedAt").asString()));
            });
    assertThat(statements.get(2).path("notices").toString()).isEqualTo("[\"hi\"]");
    assertThat(paged(run, 3)).isEqualTo(statements);
  }

  private List<JsonNode> paged(JsonNode run, int limit) {
    var path = "/api/v1/runs/" + run.path("id").asString() + "/statements?limit=" + limit;
    var all = new ArrayList<JsonNode>();
    var page = admin.get(path).expect(200).json();
    all.addAll(items(page));
    while (page.has("nextCursor")) {
      page = admin.get(path + "&cursor=" + page.path("nextCursor").asString()).json();
      assertThat(items(page)).hasSizeLessThanOrEqualTo(limit);
      all.addAll(items(page));
    }
    return all;
  }

  @Test
  void of_a_long_script_the_first_the_last_and_the_slow_statements_are_kept() {
    var script = new StringBuilder("CREATE TABLE item (id int);\n");
    IntStream.rangeClosed(2, 1999)
        .forEach(i -> script.append(i == 1000 ? "SELECT pg_sleep(1.1);\n" : insert(i)));
    script.append("CREATE INDEX ON item (id);\n");

    var run = job.migrate(Map.of("V1__items.sql", script.toString())).path("runs").get(0);

    var numbers = statements(run).stream().map(it -> it.path("number").asInt()).toList();
    var expected = new ArrayList<Integer>();
    IntStream.rangeClosed(1, 50).forEach(expected::add);
    expected.add(1000);
    IntStream.rangeClosed(1951, 2000).forEach(expected::add);
    assertThat(numbers).isEqualTo(expected);
    assertThat(job.detail(run).path("steps").get(0).path("done").asInt()).isEqualTo(2000);
  }

  private static String insert(int number) {
    return "INSERT INTO item VALUES (" + number + ");\n";
  }

  @Test
  void the_statement_that_a_run_failed_at_is_the_last_one_of_its_attempt() {
    var files = Map.of("V1__a.sql", "SELECT 1;\nSELECT * FROM nowhere;\nSELECT 2;");
    var run = job.migrate(files).path("runs").get(0);
    database.execute("CREATE TABLE nowhere (id int)");

    job.again(run, "retry", null);

    assertThat(statements(run))
        .extracting(
            it -> it.path("attempt").asInt() + "." + it.path("number").asInt(),
            it -> it.path("outcome").asString())
        .containsExactly(
            tuple("1.1", "SUCCEEDED"),
            tuple("1.2", "FAILED"),
            tuple("2.1", "SUCCEEDED"),
            tuple("2.2", "SUCCEEDED"),
            tuple("2.3", "SUCCEEDED"));
  }

  @Test
  void of_a_step_that_was_tried_again_the_last_try_counts() throws Exception {
    job.migrate(Map.of("V1__items.sql", "CREATE TABLE item (id int);"));
    job.upload(
        Map.of(
            "V1__items.sql",
            "CREATE TABLE item (id int);",
            "V2__name.sql",
            "-- slipway: lock_timeout=100ms\nSELECT 1;\nALTER TABLE item ADD name text;"));
    var plan = job.plan();
    String deployment;
    JsonNode run;
    try (var _ = HeldTable.of(database, "item")) {
      var asked = job.deploy(plan, null).expect(202).json();
      deployment = asked.path("id").asString();
      run = asked.path("runs").get(0);
      Thread.sleep(500);
    }
    ServerEvents.of(admin, deployment, null);

    assertThat(statements(run))
        .extracting(it -> it.path("number").asInt(), it -> it.path("outcome").asString())
        .containsExactly(tuple(1, "SUCCEEDED"), tuple(2, "SUCCEEDED"));
  }

  @Test
  void what_no_transaction_protects_is_kept_when_its_session_breaks_and_the_run_goes_on() {
    job.upload(
        Map.of(
            "V1__orders.sql",
            ORDERS,
            "V2__index.sql",
            "INSERT INTO orders VALUES (0);\nCREATE INDEX CONCURRENTLY by_id ON orders (slowly(id));"));
    var asked = job.deploy(job.plan(), null).expect(202).json();
    var run = asked.path("runs").get(0);
    database.await("SELECT 1 FROM pg_stat_progress_create_index WHERE phase LIKE 'building%'");

    database.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX%'");
    ServerEvents.of(admin, asked.path("id").asString(), null);

    assertThat(database.query("SELECT count(*) FROM orders WHERE id = 0")).containsExactly("1");
    assertThat(statements(run))
        .filteredOn(it -> it.path("step").asInt() == 2)
        .extracting(it -> it.path("number").asInt(), it -> it.path("outcome").asString())
        .containsExactly(tuple(1, "SUCCEEDED"), tuple(2, "SUCCEEDED"));
  }

  @Test
  void a_script_that_is_sent_as_one_message_is_one_entry() {
    job = DeployedProject.prisma(admin, "batch");
    job.target(database);
    var run =
        job.migrate(
                Map.of(
                    "migration_lock.toml",
                    "provider = \"postgresql\"\n",
                    "0_a/migration.sql",
                    "\nCREATE TABLE a (id int);\nINSERT INTO a VALUES (1), (2);\n"))
            .path("runs")
            .get(0);

    assertThat(statements(run))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path("number").asInt()).isZero();
              assertThat(it.path("line").asInt()).isEqualTo(2);
              assertThat(it.path("beginning").asString()).isEqualTo("CREATE TABLE a (id int)");
              assertThat(it.path("rowsChanged").asInt()).isEqualTo(2);
            });
    var step = job.detail(run).path("steps").get(0);
    assertThat(step.path("done").asInt()).isEqualTo(2);
    assertThat(step.path("rowsChanged").asInt()).isEqualTo(2);
  }

  @Test
  void statements_of_an_unknown_run_are_not_found() {
    admin
        .get("/api/v1/runs/00000000-0000-0000-0000-000000000000/statements")
        .expectProblem(404, "not-found");
  }
}
