package io.slipway.control.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a plan says of its migrations, with the catalogs and sizes of its targets.
class PlanLintTests extends SlipwayTest {

  private static final String ORDERS =
      "CREATE TABLE orders (id bigint PRIMARY KEY, code varchar(20), placed_at timestamptz);";

  @Test
  void findings_tell_the_worst_of_the_plans_targets() throws SQLException {
    try (var small = TestDatabase.create();
        var large = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      var first = job.target(small);
      var second = job.target(large);
      job.migrate(Map.of("V1__create_orders.sql", ORDERS));
      large.execute("INSERT INTO orders SELECT g, 'x', now() FROM generate_series(1, 50000) g");
      large.execute("ANALYZE orders");
      job.upload(
          Map.of(
              "V1__create_orders.sql",
              ORDERS,
              "V2__index_orders.sql",
              """
                  ALTER TABLE orders ALTER COLUMN code TYPE varchar(40);
                  CREATE INDEX orders_placed_idx ON orders (placed_at);
                  """));

      var lint = job.plan().path("lint");

      assertThat(lint.path("findings")).as(lint.toString()).hasSize(1);
      var found = lint.path("findings").get(0);
      assertThat(found.path("targets").valueStream().map(it -> it.asString()))
          .containsExactly(second, first);
      assertThat(found.path("finding").path("rule").asString()).isEqualTo("SW101");
      assertThat(found.path("finding").path("message").asString())
          .contains("orders (50,000 rows, ");
      assertThat(found.path("finding").path("place").path("line").asInt()).isEqualTo(2);
      assertThat(lint.path("verdicts")).hasSize(2);
      assertThat(lint.path("verdicts").get(0).path("safety").asString()).isEqualTo("SAFE");
      assertThat(lint.path("verdicts").get(1).path("safety").asString()).isEqualTo("DANGEROUS");
      tells_what_is_touched(lint, first);
    }
  }

  private static void tells_what_is_touched(JsonNode lint, String small) {
    assertThat(lint.path("verdicts").get(1).path("effects").path("lock").asString())
        .isEqualTo("SHARE");
    assertThat(lint.path("verdicts").get(1).path("effects").path("relation").asString())
        .isEqualTo("public.orders");
    assertThat(lint.path("tables").get(0).path("target").asString()).isEqualTo(small);
    assertThat(lint.path("tables").get(0).path("tables").toString())
        .isEqualTo("[{\"table\":\"public.orders\",\"bytes\":0,\"size\":\"SMALL\"}]");
    assertThat(lint.path("tables").get(1).path("tables").get(0).path("bytes").asLong())
        .isGreaterThan(50_000 * 20);
  }

  @Test
  void what_no_text_tells_is_told_by_the_rehearsal() throws SQLException {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.rehearsed(admin, Map.of("server", "target"));
      job.target(database);
      job.migrate(Map.of("V1__create_orders.sql", ORDERS));
      job.upload(
          Map.of(
              "V1__create_orders.sql",
              ORDERS,
              "V2__add_note.sql",
              """
                  DO $$ BEGIN
                    EXECUTE 'ALTER TABLE ' || 'orders' || ' ADD COLUMN note text';
                  END $$;
                  """));

      var plan = job.plan();
      var found = plan.path("lint").path("findings").get(0);

      assertThat(found.path("finding").path("rule").asString()).isEqualTo("SW002");
      assertThat(found.path("evidence").asString())
          .as(plan.toString())
          .startsWith("A rehearsal ran it on a scratch copy.")
          .contains("locked public.orders against changes");
    }
  }

  @Test
  void two_findings_of_one_statement_are_two() throws SQLException {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      var target = job.target(database);
      job.migrate(Map.of("V1__create_orders.sql", ORDERS));
      job.upload(
          Map.of(
              "V1__create_orders.sql",
              ORDERS,
              "V2__drop_columns.sql",
              "ALTER TABLE orders DROP COLUMN code, DROP COLUMN placed_at;"));

      var findings = job.plan().path("lint").path("findings");

      assertThat(findings.valueStream().map(it -> it.path("finding").path("rule").asString()))
          .containsExactly("SW602", "SW602");
      assertThat(findings.valueStream().map(it -> it.path("targets").toString()))
          .containsOnly("[\"" + target + "\"]");
    }
  }

  @Test
  void what_the_plan_itself_makes_is_nobodys_concern() throws SQLException {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      job.upload(
          Map.of(
              "V1__create_orders.sql",
              ORDERS,
              "V2__index_orders.sql",
              "CREATE INDEX orders_placed_idx ON orders (placed_at);"));

      assertThat(job.plan().path("lint").path("findings")).isEmpty();
    }
  }
}
