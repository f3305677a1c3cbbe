package io.slipway.engine.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.MortalServer;
import io.slipway.testing.MortalServer.Died;
import io.slipway.testing.TestScratch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class SweepTests {

  private static final Logger LOG = LoggerFactory.getLogger(SweepTests.class);
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final ScratchSettings SETTINGS = settings(1L << 40);

  private final Scratch scratch = at(NOW, SETTINGS);

  @BeforeEach
  void dropTemplates() {
    TestScratch.dropTemplates();
  }

  @AfterEach
  void close() {
    scratch.close();
    assertThat(TestScratch.databases()).isEmpty();
  }

  private static ScratchSettings settings(long templateBytes) {
    return new ScratchSettings(
        Duration.ofMinutes(1), Duration.ofSeconds(30), templateBytes, Duration.ofDays(3));
  }

  private static Scratch at(Instant now, ScratchSettings settings) {
    return new Scratch(TestScratch.server(), settings, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Optional<String> fill(ScratchDatabase empty) throws SQLException {
    ScratchTests.execute(empty, "CREATE TABLE t AS SELECT 1 AS a");
    ScratchTests.execute(empty, "CREATE TABLE u AS SELECT 2 AS a");
    return Optional.empty();
  }

  /// Sweeps until nothing is left: a session that was closed takes a moment to end.
  private List<String> sweepUp() throws SQLException {
    var swept = new ArrayList<>(scratch.sweep().databases());
    var deadline = System.nanoTime() + 10_000_000_000L;
    while (!TestScratch.databases().isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
      swept.addAll(scratch.sweep().databases());
    }
    return swept;
  }

  @Nested
  class AfterACrash {

    /// A life before which statement it ends, and what is on the server then and after sweeping.
    @Test
    void between_any_two_statements_nothing_is_left_and_the_template_is_whole_or_absent()
        throws SQLException {
      var seen = new HashMap<String, Integer>();
      var statement = 0;
      var died = true;
      for (; died; statement++) {
        var key = ScratchTests.newKey();
        died = dies(key, statement, seen);
        assertThat(TestScratch.databases()).isEmpty();
        if (!TestScratch.templates().isEmpty()) {
          assertIsWhole(key);
          TestScratch.dropTemplates();
        }
      }
      LOG.info("died before each of {} statements; leftovers by name: {}", statement - 1, seen);
      assertThat(statement).isGreaterThan(25);
      assertThat(seen)
          .containsKeys("unmarked scratch", "marked scratch", "unfinished template", "template");
    }

    private boolean dies(TemplateKey key, int statement, Map<String, Integer> seen)
        throws SQLException {
      var life = new MortalServer(TestScratch.server(), statement);
      var mortal = new Scratch(life.server(), SETTINGS, Clock.systemUTC());
      try {
        mortal.cloneOf(key, SweepTests::fill);
        mortal.sweep();
        mortal.close();
        return !life.unsent().isEmpty();
      } catch (Died e) {
        return true;
      } finally {
        leftovers().forEach(kind -> seen.merge(kind, 1, Integer::sum));
        sweepUp();
      }
    }

    private static List<String> leftovers() {
      return TestScratch.query(
          """
          SELECT CASE WHEN datname LIKE 'slipway\\_template%' THEN 'template'
                      WHEN shobj_description(oid, 'pg_database') IS NULL THEN 'unmarked scratch'
                      WHEN NOT datallowconn THEN 'unfinished template'
                      ELSE 'marked scratch' END
            FROM pg_database WHERE datname LIKE 'slipway\\_%'
          """);
    }

    private void assertIsWhole(TemplateKey key) throws SQLException {
      var cloned = (Cloned.Ready<String>) scratch.cloneOf(key, SweepTests::fill);
      assertThat(cloned.built()).isFalse();
      try (var clone = cloned.database()) {
        assertThat(ScratchTests.query(clone, "SELECT t.a, u.a FROM t, u")).containsExactly("1|2");
      }
    }

    @Test
    void of_a_real_process_its_databases_are_found() throws IOException, SQLException {
      var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      var classes =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      var address = TestScratch.database("postgres");
      var process =
          new ProcessBuilder(
                  java,
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  classes.replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                  DoomedProcess.class.getName(),
                  address.url(),
                  address.user(),
                  address.password())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var output = process.inputReader()) {
        assertThat(output.lines().filter(DoomedProcess.READY::equals).findFirst()).isPresent();
        assertThat(scratch.sweep().databases()).isEmpty();
        var left = TestScratch.databases();
        assertThat(left).hasSize(2);

        process.destroyForcibly().onExit().join();

        assertThat(sweepUp()).containsExactlyElementsOf(left);
      }
    }

    @Test
    void whose_drop_was_interrupted_the_drop_is_brought_to_its_end() throws SQLException {
      var name = "slipway_template_" + "0".repeat(32);
      TestScratch.execute("CREATE DATABASE " + name);
      TestScratch.execute(
          "UPDATE pg_database SET datconnlimit = -2 WHERE datname = '%s'".formatted(name));

      assertThat(scratch.sweep().templates()).containsExactly(name);
    }
  }

  @Nested
  class AmongTheLiving {

    @Test
    void nobody_takes_what_another_one_has() throws SQLException {
      try (var other = at(NOW, SETTINGS);
          var theirs = other.create();
          var ours = scratch.create()) {
        assertThat(scratch.sweep().databases()).isEmpty();
        assertThat(other.sweep().databases()).isEmpty();
        assertThat(TestScratch.databases()).contains(theirs.name(), ours.name());
      }
    }

    @Test
    void a_broken_session_is_taken_up_again_before_the_next_database_is_made() throws SQLException {
      var first = scratch.create();
      terminateKeepers();

      try (var second = scratch.create();
          var other = at(NOW, SETTINGS)) {
        assertThat(other.sweep().databases()).isEmpty();
        assertThat(TestScratch.databases()).contains(first.name(), second.name());
      }
    }

    @Test
    void what_looked_forsaken_is_gone_and_closing_it_does_no_harm() throws SQLException {
      var database = scratch.create();
      terminateKeepers();

      try (var other = at(NOW, SETTINGS)) {
        assertThat(other.sweep().databases()).containsExactly(database.name());
      }
      database.close();
      scratch.create().close();
    }

    private static void terminateKeepers() {
      TestScratch.query(
          """
          SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
           WHERE application_name = 'slipway scratch keeper'
          """);
    }

    @Test
    void a_database_that_could_not_be_dropped_is_dropped_later() throws SQLException {
      var database = scratch.create();
      ScratchTests.execute(database, "CREATE TABLE t ()");
      ScratchTests.execute(database, "BEGIN; LOCK t; PREPARE TRANSACTION 'in the way'");
      database.close();
      assertThat(TestScratch.databases()).containsExactly(database.name());
      assertThat(scratch.sweep().remaining())
          .singleElement()
          .asString()
          .startsWith(database.name() + ": ");

      TestScratch.database(database.name()).execute("ROLLBACK PREPARED 'in the way'");

      assertThat(scratch.sweep().databases()).containsExactly(database.name());
    }

    @Test
    void what_is_not_slipways_stays_whatever_its_name_says() throws SQLException {
      var names =
          List.of(
              "slipway_scratch_of_mine",
              "slipway_scratch_0123456789abcdef_1_old",
              "slipway_template_" + "a".repeat(32),
              "slipway_scratch_0123456789abcdef_2");
      names.forEach(name -> TestScratch.execute("CREATE DATABASE " + name));
      TestScratch.execute("COMMENT ON DATABASE " + names.getLast() + " IS 'keep it'");

      var swept = scratch.sweep();

      assertThat(swept.databases()).isEmpty();
      assertThat(swept.templates()).isEmpty();
      names.forEach(name -> TestScratch.execute("DROP DATABASE " + name));
    }
  }

  @Nested
  class Templates {

    private final TemplateKey first = ScratchTests.newKey();
    private final TemplateKey second = ScratchTests.newKey();

    private static void use(TemplateKey key, Instant now) throws SQLException {
      try (var scratch = at(now, SETTINGS)) {
        scratch.cloneOf(key, SweepTests::fill);
      }
    }

    private static Instant days(int days) {
      return NOW.plus(Duration.ofDays(days));
    }

    @Test
    void age_out_when_nobody_uses_them() throws SQLException {
      use(first, NOW);
      use(second, NOW);
      use(first, days(2));

      try (var later = at(days(4), SETTINGS)) {
        assertThat(later.sweep().templates()).containsExactly(second.databaseName());
      }
      assertThat(TestScratch.templates()).containsExactly(first.databaseName());
    }

    @Test
    void that_are_too_large_together_go_in_the_order_of_their_last_use() throws SQLException {
      use(first, NOW);
      use(second, days(1));
      use(first, days(2));
      var size =
          Long.parseLong(
              TestScratch.query("SELECT pg_database_size('%s')".formatted(first.databaseName()))
                  .getFirst());

      try (var later = at(days(2), settings(2 * size))) {
        assertThat(later.sweep().templates()).isEmpty();
      }
      try (var later = at(days(2), settings(2 * size - 100_000))) {
        assertThat(later.sweep().templates()).containsExactly(second.databaseName());
      }
      try (var later = at(days(2), settings(0))) {
        assertThat(later.sweep().templates()).containsExactly(first.databaseName());
      }
    }

    @Test
    void go_as_they_came_for_a_role_that_is_no_superuser() throws SQLException {
      TestScratch.execute("CREATE ROLE slipway_test_creator LOGIN CREATEDB PASSWORD 'x'");
      var server = TestScratch.serverAs("slipway_test_creator", "x");
      var settings = settings(0);
      try (var modest = new Scratch(server, settings, Clock.systemUTC())) {
        assertThat(modest.cloneOf(first, SweepTests::fill)).isInstanceOf(Cloned.Ready.class);
        assertThat(modest.cloneOf(first, SweepTests::fill))
            .isInstanceOf(Cloned.Ready.class)
            .hasFieldOrPropertyWithValue("built", false);
        assertThat(modest.sweep().templates()).containsExactly(first.databaseName());
      } finally {
        TestScratch.execute("DROP ROLE slipway_test_creator");
      }
    }
  }

  @Nested
  class Roles {

    @AfterEach
    void drop() {
      TestScratch.execute("DROP ROLE IF EXISTS slipway_test_role");
    }

    @Test
    void that_nothing_names_any_more_are_removed() throws SQLException {
      var names = List.of("slipway_test_role", "postgres");
      assertThat(scratch.provideRoles(names).created()).containsExactly("slipway_test_role");
      assertThat(scratch.provideRoles(names)).isEqualTo(RoleProvision.NONE);
      try (var later = at(NOW.plus(Duration.ofHours(2)), SETTINGS)) {
        var database = scratch.create();
        ScratchTests.execute(database, "CREATE TABLE t (); GRANT SELECT ON t TO slipway_test_role");
        assertThat(scratch.sweep().roles()).isEmpty();
        assertThat(later.sweep().roles()).isEmpty();

        database.close();

        assertThat(scratch.sweep().roles()).isEmpty();
        assertThat(later.sweep().roles()).containsExactly("slipway_test_role");
      }
    }

    @Test
    void of_somebody_else_stay() throws SQLException {
      TestScratch.execute("CREATE ROLE slipway_test_role");

      try (var later = at(NOW.plus(Duration.ofDays(9)), SETTINGS)) {
        assertThat(later.sweep().roles()).isEmpty();
      }
    }

    @Test
    void cannot_be_made_without_the_privilege_to() throws SQLException {
      TestScratch.execute("CREATE ROLE slipway_test_role LOGIN CREATEDB PASSWORD 'x'");
      try (var modest =
          new Scratch(
              TestScratch.serverAs("slipway_test_role", "x"), SETTINGS, Clock.systemUTC())) {
        assertThat(modest.provideRoles(List.of("slipway_test_other")).missing())
            .singleElement()
            .satisfies(
                missing -> {
                  assertThat(missing.role()).isEqualTo("slipway_test_other");
                  assertThat(missing.why()).contains("permission denied to create role");
                });
      }
    }
  }
}
