package io.slipway.engine.lint.rule.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Given;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartitionRulesTests {

  private static final String EVENTS =
      """
      CREATE SCHEMA app;
      CREATE TABLE app.events (id bigint GENERATED ALWAYS AS IDENTITY, at date NOT NULL)
          PARTITION BY RANGE (at);
      CREATE TABLE app.events_2026 PARTITION OF app.events
          FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      CREATE TABLE app.loaded (id bigint NOT NULL, at date);
      """;
  private static final String DEFAULT =
      "CREATE TABLE app.events_default PARTITION OF app.events DEFAULT;";
  private static final String YEAR = " FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');";
  private static final String ATTACH = "ALTER TABLE app.events ATTACH PARTITION app.loaded" + YEAR;
  private static final String CREATE =
      "CREATE TABLE app.events_2027 PARTITION OF app.events" + YEAR;

  private final Given events = Given.schema(EVENTS);
  private final Given withDefault = Given.schema(EVENTS + DEFAULT);

  @Nested
  class Attaching {

    @Test
    void the_recipe_proves_both_what_comes_and_what_is_in_the_default_partition() {
      var found = withDefault.find("SW801", ATTACH).getFirst();

      assertThat(found.followUps())
          .extracting(FollowUp::text)
          .containsExactly(
              """
              ALTER TABLE app.loaded ADD CONSTRAINT loaded_bounds CHECK \
              (at IS NOT NULL AND at >= '2027-01-01' AND at < '2028-01-01') NOT VALID;
              """,
              "ALTER TABLE app.loaded VALIDATE CONSTRAINT loaded_bounds;\n",
              """
              ALTER TABLE app.events_default ADD CONSTRAINT events_default_others CHECK \
              (NOT (at IS NOT NULL AND at >= '2027-01-01' AND at < '2028-01-01')) NOT VALID;
              """,
              "ALTER TABLE app.events_default VALIDATE CONSTRAINT events_default_others;\n",
              """
              ALTER TABLE app.events ATTACH PARTITION app.loaded \
              FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
              ALTER TABLE app.loaded DROP CONSTRAINT loaded_bounds;
              ALTER TABLE app.events_default DROP CONSTRAINT events_default_others;
              """);
      assertThat(withDefault.find("SW802", ATTACH)).hasSize(1);
    }

    @Test
    void a_check_that_allows_null_proves_nothing() {
      var check = "ALTER TABLE app.loaded ADD CHECK (at >= '2027-01-01' AND at < '2028-01-01');";

      assertThat(events.find("SW801", check + ATTACH)).hasSize(1);
      assertThat(
              events.find(
                  "SW801", check + "ALTER TABLE app.loaded ALTER at SET NOT NULL;" + ATTACH))
          .isEmpty();
    }

    @Test
    void a_check_that_is_not_validated_proves_nothing() {
      var check =
          """
          ALTER TABLE app.loaded
              ADD CHECK (at IS NOT NULL AND at >= '2027-01-01' AND at < '2028-01-01') NOT VALID;
          """;

      assertThat(events.find("SW801", check + ATTACH)).hasSize(1);
    }

    @Test
    void nobody_waits_for_a_table_of_the_plans_own() {
      var create = "CREATE TABLE app.events_2027 (LIKE app.events);";
      var attach = "ALTER TABLE app.events ATTACH PARTITION app.events_2027" + YEAR;

      assertThat(events.rules(create + attach)).doesNotContain("SW801", "SW802", "SW804");
    }

    @Test
    void where_nothing_is_known_all_rows_are_taken_to_be_read() {
      assertThat(Given.nothing().find("SW801", ATTACH))
          .singleElement()
          .satisfies(found -> assertThat(found.followUps()).isEmpty());
    }

    @Test
    void a_list_is_proved_by_the_same_values() {
      var schema =
          """
          CREATE TABLE log (kind text) PARTITION BY LIST (kind);
          CREATE TABLE log_ab (kind text);
          """;
      var found =
          Given.schema(schema)
              .find("SW801", "ALTER TABLE log ATTACH PARTITION log_ab FOR VALUES IN ('a', 'B');")
              .getFirst();

      assertThat(found.followUps().getFirst().text())
          .contains("CHECK (kind IS NOT NULL AND kind IN ('a', 'B')) NOT VALID;");
    }
  }

  @Nested
  class Creating {

    @Test
    void a_table_beside_it_that_is_attached_has_no_identity_of_its_own() {
      var found = events.find("SW804", CREATE).getFirst();

      assertThat(found.followUps())
          .extracting(FollowUp::text)
          .containsExactly(
              """
              CREATE TABLE app.events_2027 (LIKE app.events INCLUDING ALL EXCLUDING IDENTITY);
              ALTER TABLE app.events ATTACH PARTITION app.events_2027 \
              FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
              """);
    }

    @Test
    void no_recipe_is_given_where_more_is_said_of_the_table() {
      var found =
          events.find(
              "SW804",
              "CREATE TABLE app.events_2027 PARTITION OF app.events (CHECK (id > 0))" + YEAR);

      assertThat(found).singleElement().satisfies(it -> assertThat(it.followUps()).isEmpty());
    }

    @Test
    void nothing_is_done_when_the_table_is_there() {
      var script = "CREATE TABLE IF NOT EXISTS app.events_2026 PARTITION OF app.events" + YEAR;

      assertThat(withDefault.rules(script)).doesNotContain("SW802", "SW804");
    }

    @Test
    void an_empty_default_partition_of_the_plans_own_is_read_at_once() {
      assertThat(events.find("SW802", DEFAULT + CREATE)).isEmpty();
      assertThat(withDefault.find("SW802", CREATE)).hasSize(1);
    }
  }

  @Nested
  class Detaching {

    private static final String DETACH = "ALTER TABLE app.events DETACH PARTITION app.events_2026";

    @Test
    void beside_a_default_partition_it_is_refused_concurrently() {
      assertThat(withDefault.find("SW803", DETACH + " CONCURRENTLY;"))
          .singleElement()
          .satisfies(found -> assertThat(found.message()).contains("refuses"));
      assertThat(withDefault.find("SW803", DETACH + ";"))
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.followUps()).isEmpty();
                assertThat(found.advice()).startsWith("Beside a default partition");
              });
    }

    @Test
    void before_14_there_is_no_other_way() {
      assertThat(Given.schema(EVENTS, 130_000).find("SW803", DETACH + ";"))
          .singleElement()
          .satisfies(found -> assertThat(found.followUps()).isEmpty());
      assertThat(events.find("SW803", DETACH + " FINALIZE;")).isEmpty();
    }

    @Test
    void dropping_the_whole_table_is_not_dropping_a_partition() {
      assertThat(events.find("SW807", "DROP TABLE app.events_2026, app.events;")).isEmpty();
      assertThat(events.find("SW807", "DROP TABLE app.loaded;")).isEmpty();
      assertThat(events.find("SW807", "DROP TABLE app.events_2026;"))
          .singleElement()
          .satisfies(
              found -> assertThat(found.message()).contains("nobody can read or write app.events"));
    }
  }

  @Nested
  class UniqueKeys {

    @Test
    void a_key_without_the_partition_key_is_refused_wherever_it_is_asked_for() {
      assertThat(events.find("SW805", "ALTER TABLE app.events ADD PRIMARY KEY (id);")).hasSize(1);
      assertThat(events.find("SW805", "ALTER TABLE app.events ADD COLUMN n int UNIQUE;"))
          .hasSize(1);
      assertThat(events.find("SW805", "CREATE UNIQUE INDEX i ON app.events (id);")).hasSize(1);
      assertThat(events.find("SW805", "CREATE UNIQUE INDEX i ON app.events (at, id);")).isEmpty();
      assertThat(events.find("SW805", "CREATE INDEX i ON app.events (id);")).isEmpty();
      assertThat(events.find("SW805", "ALTER TABLE app.loaded ADD PRIMARY KEY (id);")).isEmpty();
    }

    @Test
    void beside_an_expression_there_is_none() {
      assertThat(
              events.find(
                  "SW805",
                  "CREATE TABLE t (id int UNIQUE, at date) PARTITION BY RANGE ((id + 1));"))
          .singleElement()
          .satisfies(found -> assertThat(found.message()).contains("by an expression"));
    }
  }

  @Test
  void a_few_partitions_are_locked_without_a_word() {
    assertThat(events.find("SW806", "ALTER TABLE app.events ADD COLUMN note text;")).isEmpty();
  }
}
