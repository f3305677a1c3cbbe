package io.slipway.engine.preflight;

import io.slipway.testing.HeldTable;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Sessions and prepared transactions that hold what the plan touches.
class TransactionsLookTests {

  private static final String ALTER = "ALTER TABLE orders ADD COLUMN note text";
  private static final String CHANGE_ROWS = "UPDATE orders SET id = id + 1";
  private static final String CONCURRENTLY = "CREATE INDEX CONCURRENTLY i ON other (id)";

  private final Scene scene = Scene.create();

  @BeforeEach
  void create() {
    scene.executeAsRole(
        """
        CREATE TABLE orders (id bigint) PARTITION BY RANGE (id);
        CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (0) TO (10);
        CREATE TABLE other (id bigint);
        """);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Nested
  class SomebodyIdleInTransaction {

    @Test
    void fails_when_it_has_read_a_touched_table() {
      var watching = scene.monitoring().impatientWithOthers();

      try (var _ = HeldTable.of(scene.database(), "orders")) {
        ResultAssert.of(watching.look(Check.LONG_SESSIONS, ALTER))
            .fails("1 session holds locks on touched tables")
            .advises("pg_terminate_backend")
            .details(
                "user postgres",
                "application PostgreSQL JDBC Driver",
                "idle in transaction, in a transaction since",
                "public.orders (AccessShareLock)",
                "LOCK TABLE orders IN ACCESS SHARE MODE");
      }
    }

    @Test
    void fails_when_it_has_read_a_partition() {
      var watching = scene.monitoring().impatientWithOthers();

      try (var _ = HeldTable.of(scene.database(), "orders_1")) {
        ResultAssert.of(watching.look(Check.LONG_SESSIONS, ALTER))
            .fails("1 session")
            .details("public.orders_1 (AccessShareLock)");
      }
    }

    @Test
    void passes_when_it_has_not_been_so_for_long() {
      scene.monitoring();

      try (var _ = HeldTable.of(scene.database(), "orders")) {
        ResultAssert.of(scene.look(Check.LONG_SESSIONS, ALTER)).passes("No long transaction");
      }
    }

    @Test
    void passes_when_the_plan_changes_rows_alone() {
      var watching = scene.monitoring().impatientWithOthers();

      try (var _ = HeldTable.of(scene.database(), "orders")) {
        ResultAssert.of(watching.look(Check.LONG_SESSIONS, CHANGE_ROWS)).passes("No long");
      }
    }

    @Test
    void fails_when_it_keeps_others_from_changing_rows() {
      var watching = scene.monitoring().impatientWithOthers();

      try (var held = HeldTable.of(scene.database(), "orders")) {
        held.execute("LOCK TABLE orders IN SHARE MODE");

        ResultAssert.of(watching.look(Check.LONG_SESSIONS, CHANGE_ROWS))
            .fails("1 session")
            .details("public.orders (ShareLock)");
      }
    }

    @Test
    void is_a_warning_for_a_role_that_may_not_see_since_when() {
      try (var _ = HeldTable.of(scene.database(), "orders")) {
        ResultAssert.of(scene.impatientWithOthers().look(Check.LONG_SESSIONS, ALTER))
            .warns("for how long is hidden")
            .advises("GRANT pg_monitor")
            .details("pid ", "public.orders", "hidden");
      }
    }

    @Test
    void is_a_warning_when_the_plan_waits_for_all_transactions() {
      var watching = scene.monitoring().impatientWithOthers();

      try (var _ = HeldTable.of(scene.database(), "orders")) {
        ResultAssert.of(watching.look(Check.LONG_SESSIONS, CONCURRENTLY))
            .warns("CONCURRENTLY will wait for 1 long transaction");
      }
    }

    @Test
    void counts_for_tables_that_a_rehearsal_saw() {
      var plain = Scene.subject("DO $$ BEGIN PERFORM 1; END $$");
      var rehearsed =
          new Subject(
              plain.scripts(),
              plain.session(),
              plain.ledger(),
              List.of("public.orders"),
              plain.base());
      var watching = scene.monitoring().impatientWithOthers();

      try (var _ = HeldTable.of(scene.database(), "orders")) {
        var seen = Scene.look(scene.role()::connect, rehearsed, watching.settings());

        ResultAssert.of(seen.result(Check.LONG_SESSIONS)).fails("1 session");
      }
    }

    @Test
    void is_shown_with_no_more_of_its_query_than_was_asked_for() {
      var watching = scene.monitoring().impatientWithOthers();

      try (var held = HeldTable.of(scene.database(), "orders")) {
        held.execute("SELECT 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 FROM orders");

        ResultAssert.of(watching.look(Check.LONG_SESSIONS, ALTER))
            .details(": SELECT 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11…");
      }
    }
  }

  @Nested
  class APreparedTransaction {

    private final String gid = "gid-" + scene.database().name();

    private void prepare(String sql) {
      try (var session = HeldTable.of(scene.database(), "other")) {
        session.execute(sql);
        session.execute("PREPARE TRANSACTION '%s'".formatted(gid));
      }
    }

    @AfterEach
    void end() {
      scene.database().execute("ROLLBACK PREPARED '%s'".formatted(gid));
    }

    @Test
    void fails_when_it_holds_a_touched_table() {
      prepare("INSERT INTO orders VALUES (1)");

      ResultAssert.of(scene.look(Check.PREPARED_TRANSACTIONS, ALTER))
          .fails("1 prepared transaction holds locks on touched tables")
          .advises("ROLLBACK PREPARED")
          .details(gid, "of postgres", "public.orders (RowExclusiveLock)");
    }

    @Test
    void is_a_warning_when_it_holds_others() {
      prepare("INSERT INTO other VALUES (1)");

      ResultAssert.of(scene.look(Check.PREPARED_TRANSACTIONS, ALTER))
          .warns("on other tables")
          .details(gid, "prepared");
    }
  }

  @Test
  void without_prepared_transactions_it_passes() {
    ResultAssert.of(scene.look(Check.PREPARED_TRANSACTIONS, ALTER)).passes("no prepared");
  }
}
