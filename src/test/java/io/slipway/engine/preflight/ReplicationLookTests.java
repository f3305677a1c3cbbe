package io.slipway.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.OwnServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicationLookTests {

  private static final String MONITOR = "watcher";
  private static final String PLAIN = "plain";
  private static final long NANOS = 20_000_000_000L;

  @SuppressWarnings("NullAway.Init")
  private static OwnServer server;

  @BeforeAll
  static void start() {
    server = OwnServer.start();
    server.execute(
        "CREATE ROLE plain LOGIN",
        "CREATE ROLE watcher LOGIN IN ROLE pg_monitor",
        "CREATE ROLE hasty LOGIN",
        "ALTER ROLE hasty SET synchronous_commit = local");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void reset() {
    synchronousWith("");
  }

  private static void synchronousWith(String names) {
    server.execute(
        "ALTER SYSTEM SET synchronous_standby_names = '%s'".formatted(names),
        "SELECT pg_reload_conf()");
    await("SELECT current_setting('synchronous_standby_names') = '%s'".formatted(names));
  }

  private static String one(String sql) {
    try (var connection = server.connect("postgres", "test");
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(String sql) {
    var deadline = System.nanoTime() + NANOS;
    while (!one(sql).equals("t")) {
      assertThat(System.nanoTime()).as("never so: " + sql).isLessThan(deadline);
    }
  }

  private static String place() {
    return one("SELECT pg_current_wal_lsn()");
  }

  private static CheckResult look(String role, PreflightSettings.Replication replication) {
    var settings = PreflightSettings.DEFAULT;
    return Scene.look(
            name -> server.connect(role, name),
            Scene.subject(""),
            new PreflightSettings(
                settings.patience(),
                settings.connections(),
                settings.sessions(),
                replication,
                settings.wraparound(),
                Set.of()))
        .result(Check.REPLICATION);
  }

  private static CheckResult look(String role) {
    return look(role, PreflightSettings.Replication.DEFAULT);
  }

  @Test
  void without_standbys_and_slots_it_passes() {
    ResultAssert.of(look(PLAIN)).passes("No standby is behind").hasNoDetails();
  }

  @Test
  void an_inactive_slot_is_a_warning_and_fails_when_it_keeps_too_much() {
    server.execute("SELECT pg_create_logical_replication_slot('forgotten', 'pgoutput')");
    try {
      ResultAssert.of(look(PLAIN))
          .warns("Nobody reads from 1 replication slot")
          .advises("pg_drop_replication_slot")
          .details("logical slot forgotten of database postgres", "of WAL (reserved)");

      server.execute("CREATE TABLE written AS SELECT generate_series(1, 20000)");
      var strict = new PreflightSettings.Replication(1 << 20, Duration.ofMinutes(1), 1 << 16);

      ResultAssert.of(look(PLAIN, strict))
          .fails("keeps more than 64.0 KiB of WAL")
          .details("forgotten");
    } finally {
      server.execute(
          "DROP TABLE IF EXISTS written", "SELECT pg_drop_replication_slot('forgotten')");
    }
  }

  @Test
  void a_synchronous_standby_that_is_not_there_fails() {
    synchronousWith("nobody");

    ResultAssert.of(look(PLAIN))
        .fails("Commits would hang: synchronous_standby_names is 'nobody', and 0 standbys confirm")
        .advises("take them out of synchronous_standby_names");
  }

  @Test
  void a_role_whose_commits_wait_for_nobody_passes() {
    synchronousWith("nobody");

    ResultAssert.of(look("hasty")).passes("No standby");
  }

  @Test
  void a_synchronous_standby_that_confirms_passes() throws SQLException {
    synchronousWith("near");

    try (var receiver = Receiver.of(server, "near", place())) {
      receiver.confirm(place());
      await("SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'");

      ResultAssert.of(look(MONITOR)).passes("No standby").details("near, streaming, sync");
      synchronousWith("ANY 2 (near, far)");
      ResultAssert.of(look(MONITOR)).fails("1 standby confirms");
    }
  }

  @Test
  void what_a_plain_role_may_not_see_is_a_warning() throws SQLException {
    try (var receiver = Receiver.of(server, "near", place())) {
      receiver.confirm(place());

      ResultAssert.of(look(PLAIN))
          .warns("How far standbys are behind is hidden")
          .advises("GRANT pg_monitor");
      synchronousWith("near");
      ResultAssert.of(look(PLAIN)).warns("Whether enough standbys confirm commits is hidden");
    }
  }

  @Test
  void a_standby_that_is_behind_is_a_warning() throws SQLException {
    var strict = new PreflightSettings.Replication(1 << 16, Duration.ofMinutes(1), 1 << 30);
    try (var receiver = Receiver.of(server, "slow", place())) {
      receiver.confirm(place());
      await("SELECT count(*) = 1 FROM pg_stat_replication WHERE replay_lsn IS NOT NULL");
      server.execute("CREATE TABLE written AS SELECT generate_series(1, 20000)");

      ResultAssert.of(look(MONITOR, strict))
          .warns("A standby is behind")
          .details("slow, ", "async: ", "behind");
    } finally {
      server.execute("DROP TABLE IF EXISTS written");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                     | 0
          a                      | 1
          a, b                   | 1
          *                      | 1
          2 (a, b, c)            | 2
          FIRST 3 (a, b, c)      | 3
          any 2 ("any 4 (", b)   | 2
          """)
  void how_many_standbys_must_confirm(String setting, int expected) {
    assertThat(SynchronousStandbys.of(setting).needed()).isEqualTo(expected);
  }
}
