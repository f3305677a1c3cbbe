package io.slipway.engine.lint.rule.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Given;
import io.slipway.engine.lint.rule.Sending;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IndexRulesTests {

  private static final String ORDERS =
      """
      CREATE SCHEMA app;
      CREATE TABLE app.orders (id bigint PRIMARY KEY, number text UNIQUE, placed_at date);
      CREATE INDEX orders_placed_idx ON app.orders (placed_at);
      """;

  private static final String EVENTS =
      """
      CREATE SCHEMA app;
      CREATE TABLE app.events (id bigint, at date NOT NULL, kind text) PARTITION BY RANGE (at);
      CREATE INDEX events_kind_idx ON app.events (kind);
      CREATE TABLE app.events_2026 PARTITION OF app.events
          FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
      CREATE TABLE app.events_2027 PARTITION OF app.events
          FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
      """;

  private static final String CONCURRENTLY =
      "CREATE INDEX CONCURRENTLY orders_placed_idx ON app.orders (placed_at);";

  private final Given orders = Given.schema(ORDERS);
  private final Given events = Given.schema(EVENTS);

  @Nested
  class Creating {

    @Test
    void an_index_that_is_there_already_is_not_built() {
      var create = "CREATE INDEX IF NOT EXISTS orders_placed_idx ON app.orders (placed_at);";

      assertThat(orders.find("SW101", create)).isEmpty();
      assertThat(Given.nothing().find("SW101", create)).hasSize(1);
    }

    @Test
    void the_recipe_keeps_all_that_is_said_of_the_index() {
      var found =
          orders.find(
              "SW101",
              """
              create unique index if not exists "Placed" on only app.orders
                  using btree (lower(number) desc) include (id) where placed_at > '2026-01-01';
              """);

      assertThat(found.getFirst().followUps())
          .extracting(FollowUp::text)
          .contains(
              """
              DROP INDEX CONCURRENTLY IF EXISTS app."Placed";
              """,
              """
              CREATE UNIQUE INDEX CONCURRENTLY "Placed" ON app.orders using btree \
              (lower(number) desc) include (id) where placed_at > '2026-01-01';
              """);
    }

    @Test
    void no_recipe_is_given_to_a_server_that_builds_wrong() {
      var old = Given.schema(ORDERS, 140_003);

      assertThat(
              old.find("SW101", "CREATE INDEX ON app.orders (placed_at);").getFirst().followUps())
          .isEmpty();
    }

    @Test
    void an_index_of_a_temporary_table_concerns_nobody() {
      var script =
          """
          CREATE TEMPORARY TABLE draft (id bigint);
          CREATE INDEX draft_idx ON draft (id);
          DROP INDEX draft_idx;
          CREATE INDEX CONCURRENTLY IF NOT EXISTS draft_idx ON draft (id);
          """;

      assertThat(orders.rules(script)).doesNotContain("SW101", "SW102", "SW107");
    }
  }

  @Nested
  class Dropping {

    @Test
    void an_index_that_the_plan_made_locks_the_old_table_all_the_same() {
      var script =
          """
          CREATE INDEX CONCURRENTLY orders_id_idx ON app.orders (id);
          DROP INDEX app.orders_id_idx;
          """;

      assertThat(orders.find("SW102", script))
          .singleElement()
          .satisfies(
              found ->
                  assertThat(found.message())
                      .startsWith("app.orders_id_idx is dropped without CONCURRENTLY.")
                      .contains("nobody can read or write app.orders"));
    }

    @Test
    void each_of_several_indexes_gets_a_file_of_its_own() {
      var found = Given.nothing().find("SW102", "DROP INDEX a_idx, b_idx;");

      assertThat(found)
          .flatExtracting(it -> it.followUps())
          .extracting(FollowUp::text)
          .contains(
              "DROP INDEX CONCURRENTLY IF EXISTS a_idx;\n",
              "DROP INDEX CONCURRENTLY IF EXISTS b_idx;\n");
    }

    @Test
    void nothing_is_dropped_concurrently_from_a_partitioned_table() {
      assertThat(events.find("SW102", "DROP INDEX app.events_kind_idx;"))
          .singleElement()
          .satisfies(found -> assertThat(found.followUps()).isEmpty());
      assertThat(events.find("SW102", "DROP INDEX CONCURRENTLY app.events_kind_idx;"))
          .singleElement()
          .satisfies(found -> assertThat(found.message()).contains("refuses"));
    }

    @Test
    void an_index_of_a_constraint_or_of_a_partition_cannot_be_dropped() {
      assertThat(orders.rules("DROP INDEX app.orders_number_key;")).containsExactly("SW112");
      assertThat(orders.find("SW112", "DROP INDEX app.orders_placed_idx;")).isEmpty();
      assertThat(events.find("SW112", "DROP INDEX app.events_2026_kind_idx;"))
          .singleElement()
          .satisfies(
              found ->
                  assertThat(found.message())
                      .contains("the index app.events_kind_idx of the partitioned table"));
    }
  }

  @Nested
  class Rebuilding {

    @Test
    void a_whole_schema_is_rebuilt_with_the_same_options() {
      var found = Given.nothing().find("SW103", "REINDEX (VERBOSE) SCHEMA app;").getFirst();

      assertThat(found.followUps().getFirst().text())
          .isEqualTo("REINDEX (VERBOSE) SCHEMA CONCURRENTLY app;\n");
    }

    @Test
    void what_is_new_or_concurrent_is_not_found() {
      assertThat(Given.nothing().find("SW103", "REINDEX (CONCURRENTLY true) INDEX a_idx;"))
          .isEmpty();
      assertThat(Given.nothing().find("SW103", "REINDEX (CONCURRENTLY false) INDEX a_idx;"))
          .singleElement()
          .satisfies(found -> assertThat(found.followUps()).isEmpty());
      assertThat(
              orders.find("SW103", "CREATE TABLE app.t (id int PRIMARY KEY); REINDEX TABLE app.t;"))
          .isEmpty();
    }
  }

  @Nested
  class InTransactions {

    @Test
    void behind_begin_and_in_a_block_nothing_is_done_concurrently() {
      assertThat(orders.find("SW104", "BEGIN; DROP INDEX CONCURRENTLY app.a_idx; COMMIT;"))
          .hasSize(1);
      assertThat(orders.find("SW104", "DO $$ BEGIN REINDEX TABLE CONCURRENTLY app.orders; END $$;"))
          .hasSize(1);
      assertThat(
              events.find(
                  "SW104",
                  "BEGIN; ALTER TABLE app.events DETACH PARTITION app.events_2026 CONCURRENTLY;"))
          .hasSize(1);
      assertThat(
              events.find(
                  "SW104",
                  "BEGIN; ALTER TABLE app.events DETACH PARTITION app.events_2026 FINALIZE;"))
          .isEmpty();
    }

    @Test
    void sharing_a_message_is_told_from_a_transaction_of_ones_own() {
      var message = orders.sent(Sending.ONE_MESSAGE);

      assertThat(message.rules("BEGIN; " + CONCURRENTLY + " COMMIT;"))
          .contains("SW105")
          .doesNotContain("SW104");
      assertThat(message.rules(CONCURRENTLY)).doesNotContain("SW104", "SW105");
      assertThat(orders.sent(Sending.ONE_TRANSACTION).rules(CONCURRENTLY))
          .contains("SW104")
          .doesNotContain("SW105");
    }
  }

  @Nested
  class OnPartitionedTables {

    @Test
    void the_recipe_builds_each_partition_by_itself() {
      var found = events.find("SW106", "CREATE INDEX events_id_idx ON app.events (id);").getFirst();

      assertThat(found.message()).startsWith("The index is built on all 2 partitions in one go.");
      assertThat(found.followUps())
          .extracting(FollowUp::text)
          .filteredOn(text -> text.contains("INDEX"))
          .containsExactly(
              "CREATE INDEX events_id_idx ON ONLY app.events (id);\n",
              "CREATE INDEX CONCURRENTLY events_2026_id_idx ON app.events_2026 (id);\n",
              "CREATE INDEX CONCURRENTLY events_2027_id_idx ON app.events_2027 (id);\n",
              """
              ALTER INDEX app.events_id_idx ATTACH PARTITION app.events_2026_id_idx;
              ALTER INDEX app.events_id_idx ATTACH PARTITION app.events_2027_id_idx;
              """);
    }

    @Test
    void concurrently_is_refused_there() {
      var found = events.find("SW106", "CREATE INDEX CONCURRENTLY i ON app.events (id);");

      assertThat(found)
          .singleElement()
          .satisfies(it -> assertThat(it.message()).contains("refuses"));
    }

    @Test
    void without_partitions_of_others_nobody_waits() {
      var empty = Given.schema("CREATE TABLE log (id int, at date) PARTITION BY RANGE (at);");
      var script =
          """
          CREATE TABLE log_1 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
          CREATE INDEX log_id_idx ON log (id);
          """;

      assertThat(empty.find("SW106", script)).isEmpty();
    }
  }

  @Nested
  class Replacing {

    @Test
    void an_index_that_serves_other_queries_is_no_replacement() {
      var script =
          """
          DROP INDEX CONCURRENTLY app.orders_placed_idx;
          CREATE INDEX CONCURRENTLY orders_id_idx ON app.orders (id, placed_at);
          """;

      assertThat(orders.find("SW114", script)).isEmpty();
    }

    @Test
    void one_is_said_of_each_index_that_replaces_others() {
      var script =
          """
          CREATE INDEX CONCURRENTLY both_idx ON app.orders (placed_at, number);
          """;
      var drop =
          """
          DROP INDEX CONCURRENTLY app.both_idx;
          DROP INDEX CONCURRENTLY app.orders_placed_idx;
          CREATE INDEX CONCURRENTLY all_idx ON app.orders (placed_at, number, id);
          """;

      assertThat(Given.schema(ORDERS + script).find("SW114", drop))
          .singleElement()
          .satisfies(found -> assertThat(found.message()).startsWith("app.both_idx is dropped"));
    }

    @Test
    void one_of_the_same_name_is() {
      var script =
          """
          DROP INDEX CONCURRENTLY app.orders_placed_idx;
          CREATE INDEX CONCURRENTLY orders_placed_idx ON app.orders (placed_at, id);
          """;

      assertThat(orders.find("SW114", script)).hasSize(1);
    }
  }

  @Test
  void a_needless_index_is_told_by_what_there_is_in_the_end() {
    assertThat(orders.find("SW110", "CREATE INDEX CONCURRENTLY a ON app.orders (placed_at, id);"))
        .singleElement()
        .satisfies(
            found -> assertThat(found.message()).startsWith("app.orders_placed_idx is needless"));
    assertThat(orders.find("SW110", "CREATE INDEX CONCURRENTLY a ON app.orders (id, placed_at);"))
        .isEmpty();
  }
}
