package io.slipway.control.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import io.slipway.testing.TestScratch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What a plan says of its targets' schemas, before and after it ran, asked over HTTP.
class ExpectedSchemaTests extends SlipwayTest {

  private static final Map<String, String> ORDERS =
      Map.of(
          "V1__orders.sql",
          "CREATE TABLE orders (id int PRIMARY KEY, note text); CREATE TABLE notes (id int);");

  private final TestDatabase database = TestDatabase.create();
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
    // Nobody sweeps the tests' server for this environment any more.
    job.rehearseOn(Map.of("server", "none"));
  }

  private JsonNode planned(String sql) {
    var all = new HashMap<>(ORDERS);
    all.put("V2__step.sql", sql);
    job.upload(all);
    return job.plan();
  }

  private static JsonNode target(JsonNode plan) {
    assertThat(plan.path("state").asString()).as("%s", plan).isEqualTo("READY");
    return plan.path("targets").path(0);
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  // Who makes things on the scratch server is another role than on the target.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE lines (id bigserial PRIMARY KEY, order_id int REFERENCES orders);",
        "CREATE SCHEMA app; CREATE VIEW app.all_orders AS SELECT * FROM orders;",
        "CREATE INDEX CONCURRENTLY by_note ON orders (note);",
        "ALTER TABLE orders DROP COLUMN note; GRANT SELECT ON orders TO PUBLIC;",
        "CREATE FUNCTION one() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC; CREATE TABLE open (id int);",
        "CREATE TYPE mood AS ENUM ('sad'); CREATE DOMAIN price AS numeric CHECK (value > 0);"
      })
  void what_a_plan_expects_is_there_once_it_ran(String sql) {
    var plan = planned(sql);
    var before = target(plan);
    assertThat(before.path("fingerprint").asString()).matches("[0-9a-f]{64}");
    assertThat(before.path("expected").path("fingerprint").asString(""))
        .as("%s", before.path("expected"))
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(before.path("fingerprint").asString());

    job.deployed(plan);

    var after = target(job.plan());
    assertThat(after.path("fingerprint")).isEqualTo(before.path("expected").path("fingerprint"));
    assertThat(after.path("expected").path("fingerprint")).isEqualTo(after.path("fingerprint"));
    assertThat(after.path("expected").path("reason").asString()).startsWith("No migration");
  }

  @Test
  void an_empty_target_gets_its_ledgers_schema_too() {
    try (var empty = TestDatabase.create()) {
      var fresh = DeployedProject.flyway(admin, Map.of("default-schema", "app"));
      fresh.rehearseOn(TestScratch.place());
      fresh.target(empty);
      fresh.upload(Map.of("V1__a.sql", "CREATE TABLE a (id int);"));

      var plan = fresh.plan();
      var expected = target(plan).path("expected");
      assertThat(expected.path("reason").asString()).startsWith("What the rehearsal changed");
      fresh.deployed(plan);

      assertThat(target(fresh.plan()).path("fingerprint")).isEqualTo(expected.path("fingerprint"));
      fresh.rehearseOn(Map.of("server", "none"));
    }
  }

  @Test
  void what_drifted_elsewhere_stays_as_it_is() {
    database.execute("CREATE INDEX by_hand ON notes (id); COMMENT ON TABLE orders IS 'by hand'");

    var plan = planned("ALTER TABLE orders ADD day date;");
    job.deployed(plan);

    assertThat(target(job.plan()).path("fingerprint"))
        .isEqualTo(target(plan).path("expected").path("fingerprint"));
  }

  @Test
  void where_the_touched_table_drifted_nothing_is_expected() {
    database.execute("ALTER TABLE orders ADD by_hand int");

    var target = target(planned("ALTER TABLE orders ADD day date;"));

    assertThat(target.path("fingerprint").asString()).matches("[0-9a-f]{64}");
    assertThat(target.path("expected").has("fingerprint")).isFalse();
    assertThat(target.path("expected").path("reason").asString())
        .isEqualTo(
            "It touches the table public.orders, of which the column public.orders.by_hand is not"
                + " as it was rehearsed.");
  }

  @Test
  void what_was_not_rehearsed_is_not_expected() {
    job.rehearseOn(Map.of("server", "none"));

    var target = target(planned("ALTER TABLE orders ADD day date;"));

    assertThat(target.path("fingerprint").asString()).matches("[0-9a-f]{64}");
    assertThat(target.path("expected").has("fingerprint")).isFalse();
    assertThat(target.path("expected").path("reason").asString())
        .contains("has no scratch server, by its configuration");
  }

  @Test
  void a_callback_around_the_whole_run_is_not_rehearsed() {
    var files = new HashMap<>(ORDERS);
    files.put("afterMigrate.sql", "CREATE TABLE IF NOT EXISTS made_at_last (id int);");
    files.put("V2__step.sql", "CREATE TABLE lines (id int);");
    job.upload(files);

    assertThat(target(job.plan()).path("expected").path("reason").asString())
        .isEqualTo("The callback afterMigrate was not run.");

    files.put("afterMigrate.sql", "ANALYZE; -- statistics\nSET work_mem = '8MB';");
    job.upload(files);
    assertThat(target(job.plan()).path("expected").has("fingerprint")).isTrue();
  }

  @Test
  void a_migration_that_fails_leads_nowhere() {
    var expected = target(planned("SELECT 1 / 0;")).path("expected");

    assertThat(expected.has("fingerprint")).isFalse();
    assertThat(expected.path("reason").asString()).isEqualTo("A migration fails in the rehearsal.");
  }

  @Test
  void what_a_block_locks_and_what_it_makes_is_said() {
    var expected =
        target(
                planned(
                    """
                    DO $$ BEGIN EXECUTE 'CREATE ' || 'INDEX by_note ON ' || 'orders (note)'; END $$;
                    DO $$ BEGIN EXECUTE 'UPDATE ' || 'notes SET id = 1'; END $$;
                    ALTER TABLE notes ADD FOREIGN KEY (id) REFERENCES orders;
                    """))
            .path("expected");

    assertThat(texts(expected.path("touched"))).containsExactly("public.notes", "public.orders");
    assertThat(texts(expected.path("promised")))
        .containsExactly("constraint notes_id_fkey on public.notes", "index public.by_note");
  }

  @Test
  void a_change_by_hand_is_another_plan() {
    var first = planned("CREATE TABLE lines (id int);");
    database.execute("CREATE TABLE stray (id int)");

    assertThat(job.plan().path("digest")).isNotEqualTo(first.path("digest"));
  }

  @Test
  void targets_are_looked_at_a_few_at_a_time_and_all_of_them() {
    var twins = Stream.generate(TestDatabase::create).limit(11).toList();
    try {
      twins.forEach(job::target);
      var plan = planned("CREATE TABLE lines (id int);");

      assertThat(plan.path("targets").size()).isEqualTo(12);
      assertThat(plan.path("targets").valueStream())
          .allSatisfy(
              target -> {
                assertThat(target.path("fingerprint").asString()).matches("[0-9a-f]{64}");
                assertThat(target.path("expected").has("fingerprint")).isTrue();
              });
    } finally {
      twins.forEach(TestDatabase::close);
    }
  }
}
