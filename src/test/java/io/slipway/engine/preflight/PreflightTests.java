package io.slipway.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreflightTests {

  private final Scene scene = Scene.create();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void nothing_speaks_against_a_harmless_plan() {
    var seen = scene.look("CREATE TABLE orders (id bigint PRIMARY KEY)");

    assertThat(seen.results().stream().map(CheckResult::check)).containsExactly(Check.values());
    assertThat(seen.results())
        .filteredOn(result -> result.check() != Check.REPLICATION)
        .allSatisfy(result -> ResultAssert.of(result).passes("").advises("Nothing to do."));
  }

  @Test
  void the_ids_of_the_checks_are_stable() {
    assertThat(Stream.of(Check.values()).map(Check::id))
        .containsExactly(
            "connection",
            "pooled-connection",
            "privileges",
            "connections",
            "long-sessions",
            "prepared-transactions",
            "invalid-indexes",
            "not-valid-constraints",
            "replication",
            "wraparound",
            "fingerprint",
            "space");
  }

  @ParameterizedTest
  @EnumSource(Check.class)
  void each_check_is_documented(Check check) throws IOException {
    assertThat(Files.readString(Path.of("docs/preflight.md")))
        .contains("\n| `" + check.id() + "` |");
  }

  @Test
  void a_schema_that_changed_since_the_plan_fails() {
    var subject = Scene.subject("");
    var moved =
        new Subject(
            subject.scripts(),
            subject.session(),
            subject.ledger(),
            List.of(),
            Optional.of(new Fingerprints("aa11", "bb22")));

    var seen = Preflight.of(scene.role()::connect, moved, PreflightSettings.DEFAULT);

    ResultAssert.of(seen.result(Check.FINGERPRINT))
        .fails("changed")
        .details("aa11")
        .details("bb22");
    assertThat(seen.outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void a_plan_without_a_fingerprint_is_unproven() {
    var subject = Scene.subject("");
    var without =
        new Subject(
            subject.scripts(), subject.session(), subject.ledger(), List.of(), Optional.empty());

    var seen = Preflight.of(scene.role()::connect, without, PreflightSettings.DEFAULT);

    ResultAssert.of(seen.result(Check.FINGERPRINT)).warns("not known");
  }

  @Test
  void no_session_is_left() {
    scene.look("SELECT 1");

    scene
        .database()
        .await(
            """
            SELECT 1 WHERE NOT EXISTS (
              SELECT FROM pg_stat_activity WHERE application_name = 'slipway preflight')
            """);
  }

  @Test
  void a_statement_that_takes_too_long_is_a_warning() throws SQLException {
    try (var connection = scene.role().connect("test")) {
      var transaction = new ReadingTransaction(connection, Duration.ofMillis(50));

      assertThatThrownBy(() -> transaction.within(() -> execute(connection, "SELECT pg_sleep(9)")))
          .isInstanceOfSatisfying(
              SQLException.class,
              e ->
                  ResultAssert.of(Unseen.because(Check.SPACE, e))
                      .warns("took longer than there was patience"));
    }
  }

  @Test
  void reading_writes_nothing_and_leaves_the_session_as_it_was() throws SQLException {
    try (var connection = scene.role().connect("test")) {
      execute(connection, "SET statement_timeout = '7min'");
      var transaction = new ReadingTransaction(connection, Duration.ofSeconds(1));

      assertThatThrownBy(
              () -> transaction.within(() -> execute(connection, "CREATE TABLE public.t ()")))
          .hasMessageContaining("read-only transaction");

      assertThat(one(connection, "SHOW statement_timeout")).isEqualTo("7min");
      assertThat(one(connection, "SHOW search_path")).contains("public");
      assertThat(one(connection, "SHOW transaction_read_only")).isEqualTo("off");
      execute(connection, "CREATE TABLE public.t ()");
    }
  }

  private static boolean execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
