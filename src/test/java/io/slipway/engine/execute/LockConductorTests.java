package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.conductor.Blocker;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.conductor.Eviction;
import io.slipway.engine.conductor.Retry;
import io.slipway.engine.conductor.Timeouts;
import io.slipway.testing.EngineTarget.Planned;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs beside sessions that hold locks on what they change.
@Timeout(60)
class LockConductorTests {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Retry OFTEN =
      new Retry(100, Duration.ofSeconds(30), Duration.ofMillis(50), Duration.ofMillis(100));

  private final Scene scene = Scene.empty();
  private final Told told = new Told();

  @BeforeEach
  void givenTable() {
    scene.with("V1__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, total int);").migrate();
  }

  @AfterEach
  void drop() {
    scene.close();
  }

  private static ConductorSettings settings(Retry retry, Eviction... evictions) {
    var timeouts = new Timeouts(SHORT, Duration.ZERO);
    return new ConductorSettings(timeouts, timeouts, timeouts, retry, List.of(evictions));
  }

  private Planned plan(ConductorSettings settings) {
    return scene.plan().on(scene.target().told(told).conductedBy(settings));
  }

  /// A session that has read the table and sits there.
  private Connection reader(String applicationName) throws SQLException {
    var reader = scene.database().connect(applicationName);
    reader.setAutoCommit(false);
    try (var statement = reader.createStatement()) {
      statement.execute("SELECT count(*) FROM orders");
    }
    return reader;
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
  }

  /// What a run tells.
  private static final class Told implements RunListener {
    private final List<List<Blocker>> blocked = new CopyOnWriteArrayList<>();
    private final List<Blocker> evicted = new CopyOnWriteArrayList<>();
    private final List<String> retried = new CopyOnWriteArrayList<>();
    private final List<String> dropped = new CopyOnWriteArrayList<>();
    private final CountDownLatch seen = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch again = new CountDownLatch(1);

    @Override
    public void blocked(List<Blocker> blockers) {
      blocked.add(blockers);
      seen.countDown();
    }

    @Override
    public void evicted(Blocker blocker) {
      evicted.add(blocker);
      ended.countDown();
    }

    @Override
    public void leftoverDropped(Step step, String leftover) {
      dropped.add(leftover);
    }

    @Override
    public void stepRetried(Step step, int tries, StatementFailure failure) {
      retried.add(failure.failure().sqlState());
      again.countDown();
    }
  }

  @Test
  void a_step_is_tried_until_the_reader_is_gone_and_names_it_meanwhile() throws Exception {
    scene.with(
        "V2__total.sql", "ALTER TABLE orders ADD paid bool;\nALTER TABLE orders DROP total;");
    CompletableFuture<RunOutcome> run;
    try (var reader = reader("monthly report")) {
      run = CompletableFuture.supplyAsync(plan(settings(OFTEN))::apply);
      await(told.seen);
      reader.rollback();
    }

    assertThat(run.get()).isEqualTo(SUCCEEDED);
    assertThat(scene.history()).containsExactly("1|t", "2|t");
    assertThat(told.blocked.getFirst())
        .singleElement()
        .satisfies(
            blocker -> {
              assertThat(blocker.application()).isEqualTo("monthly report");
              assertThat(blocker.state()).isEqualTo("idle in transaction");
              assertThat(blocker.query()).isEqualTo("SELECT count(*) FROM orders");
              assertThat(blocker.relation()).isEqualTo("orders");
              assertThat(blocker.mode()).isEqualTo("AccessShareLock");
              assertThat(blocker.transactionSince()).isPresent();
            });
    assertThat(told.blocked.getLast()).isEmpty();
  }

  @Test
  void a_step_that_others_keep_off_for_good_ends_with_their_names_and_leaves_nothing()
      throws Exception {
    scene.with("V2__total.sql", "CREATE TABLE paid (id int);\nALTER TABLE orders DROP total;");
    var twice = new Retry(2, Duration.ofMillis(700), Duration.ofMillis(20), Duration.ofMillis(20));
    RunOutcome end;
    try (var _ = reader("monthly report")) {
      end = plan(settings(twice)).apply();
    }

    assertThat(end).isInstanceOf(RunOutcome.Blocked.class);
    var blocked = (RunOutcome.Blocked) end;
    // Where the first try begins late, the look before it has used up the budget.
    assertThat(blocked.tries()).isBetween(1, 2);
    assertThat(blocked.failure().failure().sqlState()).isEqualTo("55P03");
    assertThat(blocked.failure().line()).isEqualTo(2);
    assertThat(blocked.blockers())
        .extracting(Blocker::application)
        .containsExactly("monthly report");
    assertThat(scene.tables()).containsExactly("orders");
    assertThat(scene.history()).containsExactly("1|t");
  }

  @Test
  void a_step_that_waited_all_its_time_before_its_only_try_ends_with_their_names_too()
      throws Exception {
    scene.with("V2__total.sql", "ALTER TABLE orders DROP total;");
    var soon = new Retry(5, Duration.ofMillis(700), Duration.ofMillis(20), Duration.ofMillis(20));
    RunOutcome end;
    try (var _ = reader("monthly report")) {
      Thread.sleep(SHORT.multipliedBy(2));
      end = plan(settings(soon)).apply();
    }

    assertThat(end).isInstanceOf(RunOutcome.Blocked.class);
    var blocked = (RunOutcome.Blocked) end;
    assertThat(blocked.tries()).isEqualTo(1);
    assertThat(blocked.blockers())
        .extracting(Blocker::application)
        .containsExactly("monthly report");
  }

  // Once the reader's transaction is older than the run may wait for it.
  @Test
  void nothing_queues_behind_a_transaction_that_is_known_to_sit_there() throws Exception {
    scene.with("V2__total.sql", "ALTER TABLE orders DROP total;");
    CompletableFuture<RunOutcome> run;
    try (var reader = reader("monthly report")) {
      Thread.sleep(SHORT.multipliedBy(2));
      run = CompletableFuture.supplyAsync(plan(settings(OFTEN))::apply);
      await(told.seen);
      for (var look = 0; look < 20; look++) {
        assertThat(
                scene
                    .database()
                    .query(
                        "SELECT mode FROM pg_locks WHERE NOT granted AND relation = 'orders'::regclass"))
            .isEmpty();
        Thread.sleep(20);
      }
      reader.rollback();
    }

    assertThat(run.get()).isEqualTo(SUCCEEDED);
    assertThat(told.retried).isEmpty();
  }

  @Test
  void a_deadlock_is_tried_again() throws Exception {
    scene.with("V2__customers.sql", "CREATE TABLE customers (id int);").migrate();
    scene.with("V3__both.sql", "LOCK TABLE orders;\nSELECT pg_sleep(0.5);\nLOCK TABLE customers;");
    var patient = new Timeouts(Duration.ofSeconds(20), Duration.ZERO);
    var settings = new ConductorSettings(patient, patient, patient, OFTEN, List.of());
    try (var other = scene.database().connect("other")) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute("SET LOCAL deadlock_timeout = '20s'");
        statement.execute("LOCK TABLE customers");
        var run = CompletableFuture.supplyAsync(plan(settings)::apply);
        while (scene
            .database()
            .query("SELECT 1 FROM pg_locks WHERE granted AND relation = 'orders'::regclass")
            .isEmpty()) {
          Thread.sleep(10);
        }
        statement.execute("LOCK TABLE orders");
        other.commit();

        assertThat(run.get()).isEqualTo(SUCCEEDED);
      }
    }
    assertThat(told.retried).contains("40P01");
  }

  @Test
  void an_index_that_a_timeout_left_invalid_is_dropped_before_the_next_try() throws Exception {
    scene.with("V2__index.sql", "CREATE INDEX CONCURRENTLY orders_total ON orders (total);");
    CompletableFuture<RunOutcome> run;
    try (var writer = scene.database().connect("slow writer")) {
      writer.setAutoCommit(false);
      try (var statement = writer.createStatement()) {
        statement.execute("INSERT INTO orders VALUES (1, 1)");
      }
      run = CompletableFuture.supplyAsync(plan(settings(OFTEN))::apply);
      await(told.again);
      await(told.seen);
      writer.commit();
    }

    assertThat(run.get()).isEqualTo(SUCCEEDED);
    assertThat(scene.indexes()).containsExactly("orders_pkey|t", "orders_total|t");
    assertThat(told.retried).containsOnly("55P03");
    assertThat(told.blocked)
        .anySatisfy(
            blockers ->
                assertThat(blockers).extracting(Blocker::application).contains("slow writer"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REINDEX TABLE CONCURRENTLY orders;",
        "REINDEX (VERBOSE) INDEX CONCURRENTLY public.orders_pkey;",
        "REINDEX SCHEMA CONCURRENTLY public;"
      })
  void what_a_timeout_left_of_a_reindex_is_dropped_before_the_next_try(String sql)
      throws Exception {
    scene.with("V2__reindex.sql", sql);
    CompletableFuture<RunOutcome> run;
    try (var writer = scene.database().connect("slow writer")) {
      writer.setAutoCommit(false);
      try (var statement = writer.createStatement()) {
        statement.execute("INSERT INTO orders VALUES (1, 1)");
      }
      run = CompletableFuture.supplyAsync(plan(settings(OFTEN))::apply);
      await(told.again);
      await(told.seen);
      writer.commit();
    }

    assertThat(run.get()).isEqualTo(SUCCEEDED);
    assertThat(told.retried).containsOnly("55P03");
    assertThat(told.dropped).contains("invalid index public.orders_pkey_ccnew");
    assertThat(scene.indexes()).containsExactly("orders_pkey|t");
  }

  @Test
  void a_part_that_others_keep_off_for_good_ends_with_their_names_and_what_was_left()
      throws Exception {
    scene.with(
        "V2__index.sql",
        "INSERT INTO orders VALUES (7, 7);\nCREATE INDEX CONCURRENTLY orders_total ON orders (total);");
    var twice = new Retry(2, Duration.ofSeconds(20), Duration.ofMillis(20), Duration.ofMillis(20));
    RunOutcome end;
    try (var writer = scene.database().connect("slow writer")) {
      writer.setAutoCommit(false);
      try (var statement = writer.createStatement()) {
        statement.execute("INSERT INTO orders VALUES (1, 1)");
      }
      end = plan(settings(twice)).apply();
    }

    assertThat(end).isInstanceOf(RunOutcome.Blocked.class);
    var blocked = (RunOutcome.Blocked) end;
    assertThat(blocked.tries()).isEqualTo(2);
    assertThat(blocked.blockers()).extracting(Blocker::application).contains("slow writer");
    assertThat(blocked.failed().cleanlyUndone()).isFalse();
    assertThat(blocked.failed().leftovers())
        .containsExactly("index orders_total on orders is invalid");
    assertThat(scene.database().query("SELECT id FROM orders")).containsExactly("7");
  }

  @Test
  void a_session_of_the_allow_list_is_ended_and_no_other() throws Exception {
    scene.with("V2__total.sql", "ALTER TABLE orders DROP total;");
    var reports = new Eviction("report*", SHORT);
    try (var _ = reader("report 7");
        var other = reader("payroll")) {
      var run = CompletableFuture.supplyAsync(plan(settings(OFTEN, reports))::apply);
      await(told.ended);
      while (!sitting().equals(List.of("payroll"))) {
        Thread.sleep(10);
      }
      assertThat(told.evicted).extracting(Blocker::application).containsExactly("report 7");
      other.rollback();
      assertThat(run.get()).isEqualTo(SUCCEEDED);
    }
  }

  private List<String> sitting() {
    return scene
        .database()
        .query(
            """
            SELECT application_name FROM pg_stat_activity
             WHERE application_name IN ('report 7', 'payroll') ORDER BY 1
            """);
  }

  @Test
  void a_longer_wait_than_the_environments_can_be_asked_for() throws Exception {
    scene.with("V2__a.sql", "-- slipway: lock_timeout=20s\nALTER TABLE orders DROP total;");
    var once = new Retry(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    CompletableFuture<RunOutcome> run;
    try (var reader = reader("monthly report")) {
      run = CompletableFuture.supplyAsync(plan(settings(once))::apply);
      await(told.seen);
      Thread.sleep(SHORT.multipliedBy(3));
      reader.rollback();
    }

    assertThat(run.get()).isEqualTo(SUCCEEDED);
    assertThat(told.retried).isEmpty();
  }

  // A row that another has changed, which no look beforehand sees.
  @Test
  void a_script_is_tried_as_often_as_it_asks_for() throws Exception {
    scene.database().execute("INSERT INTO orders VALUES (1, 1)");
    scene.with(
        "V2__a.sql",
        "-- slipway: lock_timeout=100ms, tries=2, budget=1h\nUPDATE orders SET total = 2;");
    try (var other = scene.database().connect("other")) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute("UPDATE orders SET total = 3");
      }
      var end = plan(settings(new Retry(1, Duration.ZERO, SHORT, SHORT))).apply();

      assertThat(end).isInstanceOf(RunOutcome.Blocked.class);
      assertThat(((RunOutcome.Blocked) end).tries()).isEqualTo(2);
    }
  }
}
