package io.slipway.control.gate.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What a policy learns of plans that were made on real targets.
class PlanFactsTests extends SlipwayTest {

  private static final String TABLES =
      """
      CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(20), placed_at timestamptz);
      CREATE TABLE customers (id bigint PRIMARY KEY);
      """;

  /// A migration and what has to be known of it: the value, and words of its explanation.
  record Case(String sql, Map<String, String> facts) {

    @Override
    public String toString() {
      return sql;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(harmless(), changing(), blocking(), untold()).flatMap(it -> it);
  }

  private static Stream<Case> harmless() {
    return Stream.of(
        new Case(
            "CREATE TABLE fresh (id bigint PRIMARY KEY);",
            Map.ofEntries(
                Map.entry("change", "additive: No statement changes what is there."),
                Map.entry("safety", "safe: Nobody notices any statement."),
                Map.entry("lock", "none: No statement locks what was there before."),
                Map.entry("rewrite", "false: No statement rewrites a table."),
                Map.entry("table-size", "0B: No table is locked"),
                Map.entry("unread", "false: Lint could read every statement."),
                Map.entry("suppressed", "none: No comment allows what lint finds."),
                Map.entry("transactional", "true: Each migration is applied as a whole."),
                Map.entry("targets", "1: Something would run on 1."),
                Map.entry("migrations", "1: "),
                Map.entry("backup", "unknown: "),
                Map.entry("rollback", "unproven: "))));
  }

  private static Stream<Case> changing() {
    return Stream.of(
        new Case(
            "CREATE TABLE fresh (id bigint PRIMARY KEY);\nDROP TABLE customers;",
            Map.of(
                "change", "destructive: V2__next.sql, line 2",
                "lock",
                    "access-exclusive: ACCESS EXCLUSIVE on public.customers: V2__next.sql, line 2",
                "rewrite", "false",
                "findings", "warning: SW601 drop-table: V2__next.sql, line 2")),
        new Case(
            "ALTER TABLE orders ALTER COLUMN id TYPE int;",
            Map.of(
                "change", "transformative: V2__next.sql, line 1",
                "safety", "dangerous: V2__next.sql, line 1",
                "rewrite", "true: public.orders: V2__next.sql, line 1",
                "lock", "access-exclusive: ACCESS EXCLUSIVE on public.orders",
                "table-size", "kB: public.orders on ")));
  }

  private static Stream<Case> blocking() {
    return Stream.of(
        new Case(
            "CREATE INDEX ON orders (code);",
            Map.of(
                "change", "additive",
                "safety", "dangerous: V2__next.sql, line 1",
                "lock", "share: SHARE on public.orders: V2__next.sql, line 1",
                "rewrite", "false",
                "findings", "error: SW101 index-create-blocking: V2__next.sql, line 1")),
        new Case(
            "-- slipway:allow SW101 reason=\"at night\"\nCREATE INDEX ON orders (code);",
            Map.of(
                "findings", "none: Lint finds nothing.",
                "safety", "dangerous",
                "suppressed",
                    "error: SW101 index-create-blocking, allowed because “at night”: V2__next.sql")),
        new Case(
            "CREATE INDEX CONCURRENTLY orders_code ON orders (code);",
            Map.of(
                "lock", "share-update-exclusive: SHARE UPDATE EXCLUSIVE on public.orders",
                "table-size", "kB: public.orders on ",
                "transactional", "false: V2__next.sql on ")));
  }

  private static Stream<Case> untold() {
    return Stream.of(
        new Case(
            "DO $$ BEGIN EXECUTE 'DROP TABLE ' || 'orders'; END $$;",
            Map.of(
                "unread", "true: V2__next.sql, line 1: SQL that is made of text",
                "change", "transformative or worse: V2__next.sql, line 1",
                "lock", "unknown: V2__next.sql, line 1: SQL that is made of text",
                "rewrite", "unknown: V2__next.sql, line 1: SQL that is made of text",
                "table-size", "unknown: V2__next.sql, line 1: SQL that is made of text")),
        new Case(
            """
            CREATE FUNCTION tidy() RETURNS void LANGUAGE plpgsql
              AS $$ BEGIN EXECUTE 'DROP TABLE ' || 'orders'; END $$;
            SELECT tidy();""",
            Map.of(
                "unread", "true: V2__next.sql, line 3: what the function public.tidy does",
                "change", "unknown: ",
                "lock", "unknown: ",
                "rewrite", "unknown: ")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPlanIsWhatItsWorstStatementIs(Case one) throws SQLException {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.rehearseOn(Map.of("server", "none"));
      job.target(database);
      fill(job, database);

      assertFacts(simulated(job, one.sql()), one.facts());
    }
  }

  private static void fill(DeployedProject job, TestDatabase database) throws SQLException {
    job.migrate(Map.of("V1__tables.sql", TABLES));
    database.execute("INSERT INTO orders SELECT g, 'x', now() FROM generate_series(1, 50000) g");
    database.execute("ANALYZE orders");
  }

  private JsonNode simulated(DeployedProject job, String sql) {
    job.upload(Map.of("V1__tables.sql", TABLES, "V2__next.sql", sql));
    return simulated(job, job.plan());
  }

  private JsonNode simulated(DeployedProject job, JsonNode plan) {
    return admin
        .post(
            "/api/v1/environments/" + job.id() + "/policy/simulation",
            Map.of("plan", plan.path("id").asString()))
        .expect(200)
        .json();
  }

  private static void assertFacts(JsonNode simulation, Map<String, String> expected) {
    expected.forEach(
        (measure, words) -> {
          var fact =
              simulation
                  .path("facts")
                  .valueStream()
                  .filter(it -> it.path("condition").asString().equals(measure))
                  .findFirst()
                  .orElseThrow();
          var said =
              "%s: %s %s"
                  .formatted(
                      fact.path("value").asString(),
                      fact.path("because").asString(),
                      fact.path("unknown").valueStream().map(JsonNode::asString).toList())
                  .replace(":  [", ": ");
          assertThat(said).as(measure).contains(words);
        });
  }

  @Test
  void aRehearsalShowsWhatNoTextTells() throws SQLException {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.rehearsed(admin, Map.of("server", "target"));
      job.target(database);
      fill(job, database);

      assertFacts(
          simulated(job, "CREATE TABLE fresh (id bigint PRIMARY KEY);"),
          Map.of(
              "rollback", "proven: ",
              "rehearsed", "true: A rehearsal ran everything.",
              "drift", "none: Every target is as its ledger says."));

      database.execute("ALTER TABLE customers ADD COLUMN by_hand text");
      assertFacts(
          simulated(job, job.plan()),
          Map.of("drift", "found: " + job.id(), "rollback", "proven: "));
    }
  }

  @Test
  void ofAllTargetsTheWorstCounts() throws SQLException {
    try (var small = TestDatabase.create();
        var large = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.rehearseOn(Map.of("server", "none"));
      job.target(small);
      var worse = job.target(large);
      fill(job, large);

      assertFacts(
          simulated(job, "CREATE INDEX ON orders (code);"),
          Map.of(
              "table-size", "kB: public.orders on " + worse,
              "targets", "2: ",
              "drift", "unknown: "));
    }
  }

  @Test
  void whereNothingIsPendingNothingIsAsked() throws SQLException {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      job.migrate(Map.of("V1__tables.sql", TABLES));

      assertFacts(
          simulated(job, job.plan()),
          Map.of(
              "targets", "0: Nothing would run.",
              "backup", "taken: Nothing would run.",
              "drift", "none: Nothing would run.",
              "change", "additive: "));
    }
  }

  @Test
  void ofATargetThatDoesNotAnswerNothingIsKnown() throws SQLException {
    var job = DeployedProject.flyway(admin);
    var database = TestDatabase.create();
    var target = job.target(database);
    database.close();

    assertFacts(
        simulated(job, "CREATE TABLE fresh (id bigint PRIMARY KEY);"),
        Map.of(
            "change", "unknown: " + target,
            "lock", "unknown: " + target,
            "findings", "unknown: " + target,
            "rollback", "unknown: " + target,
            "targets", "unknown: " + target));
  }
}
