package io.slipway.engine.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.scratch.Cloned.Busy;
import io.slipway.engine.scratch.Cloned.NotFilled;
import io.slipway.engine.scratch.Cloned.Ready;
import io.slipway.testing.TestScratch;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScratchTests {

  private static final ScratchSettings SETTINGS =
      new ScratchSettings(
          Duration.ofSeconds(7), Duration.ofSeconds(30), 1L << 30, Duration.ofDays(1));

  private final ScratchServer server = TestScratch.server();
  private final Scratch scratch = new Scratch(server, SETTINGS, Clock.systemUTC());

  @BeforeEach
  void dropTemplates() {
    TestScratch.dropTemplates();
  }

  @AfterEach
  void close() {
    scratch.close();
    assertThat(TestScratch.databases()).isEmpty();
  }

  static void execute(ScratchDatabase database, String sql) throws SQLException {
    try (var connection = database.open("test");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static List<String> query(ScratchDatabase database, String sql) {
    return TestScratch.database(database.name()).query(sql);
  }

  static TemplateKey newKey() {
    return TemplateKey.of(List.of(UUID.randomUUID().toString()));
  }

  private static Optional<String> fill(ScratchDatabase empty) throws SQLException {
    execute(empty, "CREATE TABLE t AS SELECT 1 AS a");
    return Optional.empty();
  }

  private static <F> ScratchDatabase ready(Cloned<F> cloned) {
    if (cloned instanceof Ready<F>(var database, _)) {
      return database;
    }
    throw new AssertionError("not ready: " + cloned);
  }

  @Nested
  class ADatabase {

    @Test
    void is_empty_and_limits_its_statements_whatever_resets_the_session() throws SQLException {
      try (var database = scratch.create();
          var connection = database.open("test of scratch");
          var statement = connection.createStatement()) {
        assertThat(query(database, "SELECT 1 FROM pg_class WHERE oid >= 16384")).isEmpty();
        assertThat(
                query(
                    database,
                    """
                    SELECT application_name FROM pg_stat_activity
                     WHERE datname = current_database() AND pid <> pg_backend_pid()
                       AND backend_type = 'client backend'
                    """))
            .containsExactly("test of scratch");
        statement.execute("RESET ALL");
        try (var row = statement.executeQuery("SHOW statement_timeout")) {
          row.next();
          assertThat(row.getString(1)).isEqualTo("7s");
        }
      }
    }

    @Test
    void goes_with_the_sessions_in_it_and_may_be_closed_twice() throws SQLException {
      var database = scratch.create();
      try (var connection = database.open("test")) {
        database.close();

        assertThat(TestScratch.databases()).isEmpty();
        assertThat(connection.isValid(1)).isFalse();
      }
      database.close();
    }

    @Test
    void may_have_been_dropped_by_somebody_else() throws SQLException {
      var database = scratch.create();
      TestScratch.execute("DROP DATABASE " + database.name());

      database.close();
    }

    @Test
    void is_copied_with_what_it_holds() throws SQLException {
      try (var original = scratch.create()) {
        execute(original, "CREATE TABLE t AS SELECT 1 AS a");
        try (var copy = scratch.copyOf(original)) {
          execute(original, "DROP TABLE t");
          assertThat(query(copy, "TABLE t")).containsExactly("1");
          assertThat(query(copy, "SHOW statement_timeout")).containsExactly("7s");
        }
      }
    }

    @Test
    void goes_with_the_scratch_that_made_it() throws SQLException {
      scratch.create();
      scratch.create();

      scratch.close();

      assertThat(TestScratch.databases()).isEmpty();
    }
  }

  @Nested
  class ATemplate {

    private final TemplateKey key = newKey();

    @Test
    void is_built_once_and_cloned_from_then_on() throws SQLException {
      var filled = new AtomicInteger();
      var built = new ArrayList<Boolean>();
      for (var round = 0; round < 3; round++) {
        var cloned =
            scratch.cloneOf(
                key,
                empty -> {
                  filled.incrementAndGet();
                  return fill(empty);
                });
        built.add(cloned instanceof Ready<String>(_, var first) && first);
        assertThat(query(ready(cloned), "TABLE t")).containsExactly("1");
      }
      assertThat(filled).hasValue(1);
      assertThat(built).containsExactly(true, false, false);
      assertThat(TestScratch.templates()).containsExactly(key.databaseName());
    }

    @Test
    void lets_nobody_in_and_knows_its_catalog() throws SQLException {
      try (var clone = ready(scratch.cloneOf(key, ScratchTests::fill))) {
        assertThatThrownBy(() -> server.connections().open(key.databaseName(), "test"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("not currently accepting connections");
        assertThat(
                query(
                    clone,
                    "SELECT 1 FROM pg_statistic WHERE starelid = 'pg_class'::regclass LIMIT 1"))
            .hasSize(1);
      }
    }

    @Test
    void that_cannot_be_filled_leaves_nothing() throws SQLException {
      var cloned = scratch.cloneOf(key, _ -> Optional.of("no"));

      assertThat(cloned).isEqualTo(new NotFilled<>("no"));
      assertThat(TestScratch.databases()).isEmpty();
      assertThat(TestScratch.templates()).isEmpty();
    }

    @Test
    void that_breaks_while_it_is_filled_leaves_nothing() {
      assertThatThrownBy(
              () ->
                  scratch.cloneOf(
                      key,
                      empty -> {
                        execute(empty, "SELECT 1/0");
                        return Optional.empty();
                      }))
          .isInstanceOf(SQLException.class);
      assertThat(TestScratch.databases()).isEmpty();
      assertThat(TestScratch.templates()).isEmpty();
    }

    @Test
    void ends_sessions_that_were_left_in_it() throws SQLException {
      var left = new ArrayList<AutoCloseable>();

      var cloned =
          scratch.cloneOf(
              key,
              empty -> {
                left.add(empty.open("left behind"));
                return fill(empty);
              });

      assertThat(query(ready(cloned), "TABLE t")).containsExactly("1");
    }

    @Test
    void is_built_by_one_of_many() {
      var filled = new AtomicInteger();
      try (var other = new Scratch(server, SETTINGS, Clock.systemUTC())) {
        var clones =
            IntStream.range(0, 6)
                .mapToObj(
                    i ->
                        CompletableFuture.supplyAsync(
                            () -> cloneCounting(i % 2 == 0 ? scratch : other, filled)))
                .toList();
        assertThat(clones)
            .allSatisfy(clone -> assertThat(query(clone.join(), "TABLE t")).containsExactly("1"));
      }
      assertThat(filled).hasValue(1);
    }

    private ScratchDatabase cloneCounting(Scratch scratch, AtomicInteger filled) {
      try {
        return ready(
            scratch.cloneOf(
                key,
                empty -> {
                  filled.incrementAndGet();
                  return fill(empty);
                }));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Test
    void that_somebody_builds_for_too_long_is_busy() throws Exception {
      var building = new CountDownLatch(1);
      var enough = new CountDownLatch(1);
      var hasty = new ScratchSettings(Duration.ZERO, Duration.ZERO, 1L << 30, Duration.ofDays(1));
      try (var other = new Scratch(server, hasty, Clock.systemUTC())) {
        var builder = CompletableFuture.supplyAsync(() -> buildSlowly(building, enough));
        building.await();

        var cloned = other.cloneOf(key, ScratchTests::fill);

        assertThat(cloned instanceof Busy<String>(var builders) ? builders : List.of()).hasSize(1);
        enough.countDown();
        builder.join();
      }
    }

    @Test
    void whose_builder_lost_the_lock_is_built_by_another() throws Exception {
      var building = new CountDownLatch(1);
      var enough = new CountDownLatch(1);
      try (var other = new Scratch(server, SETTINGS, Clock.systemUTC())) {
        var builder = CompletableFuture.supplyAsync(() -> buildSlowly(building, enough));
        building.await();
        TestScratch.query(
            """
            SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
             WHERE application_name = 'slipway scratch'
            """);

        assertThat(query(ready(other.cloneOf(key, ScratchTests::fill)), "TABLE t"))
            .containsExactly("1");
        enough.countDown();
        assertThatThrownBy(builder::join).hasCauseInstanceOf(IllegalStateException.class);
      } catch (AssertionError e) {
        enough.countDown();
        throw e;
      }
    }

    private Cloned<String> buildSlowly(CountDownLatch building, CountDownLatch enough) {
      try {
        return scratch.cloneOf(
            key,
            empty -> {
              building.countDown();
              awaitUnchecked(enough);
              return fill(empty);
            });
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
