package io.slipway.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.slipway.testing.PgBouncer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PooledConnectionTests {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Scene scene = withPatience(Scene.create());

  @AfterEach
  void close() {
    scene.close();
  }

  private static Scene withPatience(Scene scene) {
    var settings = scene.settings();
    return scene.with(
        new PreflightSettings(
            PATIENCE,
            settings.connections(),
            settings.sessions(),
            settings.replication(),
            settings.wraparound(),
            Set.of()));
  }

  @RepeatedTest(10)
  void a_direct_connection_passes() {
    ResultAssert.of(scene.look(Check.POOLED_CONNECTION, "")).passes("a server process of its own");
  }

  @Test
  void a_direct_connection_passes_while_others_come_and_go() throws SQLException {
    var others = new ArrayList<Connection>();
    try {
      for (var round = 0; round < 5; round++) {
        others.add(scene.role().connect("other"));
        ResultAssert.of(scene.look(Check.POOLED_CONNECTION, "")).passes("of its own");
        others.removeFirst().close();
        others.add(scene.role().connect("other"));
      }
    } finally {
      for (var other : others) {
        other.close();
      }
    }
  }

  @Nested
  class BehindPgBouncer {

    @BeforeEach
    void needsPgBouncer() {
      assumeThat(PgBouncer.program())
          .as("pgbouncer is neither below target/pgbouncer nor in the usual places")
          .isPresent();
    }

    private Preflight through(PgBouncer bouncer) {
      return scene.look(name -> scene.role().connect(bouncer.url(), name), "");
    }

    // Processes that wait in the pool, so that transactions have several to be given.
    private void fill(PgBouncer bouncer, int processes) throws SQLException {
      var open = new ArrayList<Connection>();
      for (var i = 0; i < processes; i++) {
        var connection = scene.role().connect(bouncer.url(), "other");
        connection.setAutoCommit(false);
        connection.createStatement().execute("SELECT 1");
        open.add(connection);
      }
      for (var connection : open) {
        connection.rollback();
        connection.close();
      }
    }

    @ParameterizedTest
    @CsvSource({
      "transaction, 1, 0",
      "transaction, 2, 0",
      "transaction, 5, 0",
      "transaction, 5, 1",
      "statement, 1, 0",
      "statement, 2, 0",
      "statement, 5, 0"
    })
    void a_pool_that_divides_sessions_fails(String mode, int size, int roundRobin)
        throws SQLException {
      try (var bouncer =
          PgBouncer.before(
              scene.role(),
              "pool_mode = " + mode,
              "default_pool_size = " + size,
              "server_round_robin = " + roundRobin)) {
        if (mode.equals("transaction")) {
          fill(bouncer, size);
        }

        ResultAssert.of(through(bouncer).result(Check.POOLED_CONNECTION))
            .fails("A pooler stands between")
            .advises("session mode")
            .details("server process");
      }
    }

    @Test
    void the_other_checks_are_made_all_the_same_in_transaction_mode() {
      try (var bouncer = PgBouncer.before(scene.role(), "pool_mode = transaction")) {
        assertThat(through(bouncer).results())
            .filteredOn(result -> result.check() != Check.POOLED_CONNECTION)
            .filteredOn(result -> result.check() != Check.REPLICATION)
            .filteredOn(result -> result.check() != Check.FINGERPRINT)
            .extracting(CheckResult::outcome)
            .containsOnly(Outcome.PASS);
      }
    }

    @Test
    void the_other_checks_say_that_they_could_not_be_made_in_statement_mode() {
      try (var bouncer = PgBouncer.before(scene.role(), "pool_mode = statement")) {
        assertThat(through(bouncer).results())
            .filteredOn(result -> result.check() != Check.POOLED_CONNECTION)
            .allSatisfy(result -> ResultAssert.of(result).warns("could not be looked at"));
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void a_pool_in_session_mode_passes(int size) throws SQLException {
      try (var bouncer =
          PgBouncer.before(scene.role(), "pool_mode = session", "default_pool_size = " + size)) {
        fill(bouncer, size);

        ResultAssert.of(through(bouncer).result(Check.POOLED_CONNECTION)).passes("of its own");
      }
    }

    @Test
    void a_pool_of_one_in_session_mode_gives_no_second_session() {
      try (var bouncer =
          PgBouncer.before(
              scene.role(),
              "pool_mode = session",
              "default_pool_size = 1",
              "query_wait_timeout = 2")) {
        ResultAssert.of(through(bouncer).result(Check.CONNECTION)).fails("query_wait_timeout");
      }
    }

    @Test
    void a_pool_whose_other_processes_are_busy_fails() throws SQLException {
      try (var bouncer =
              PgBouncer.before(scene.role(), "pool_mode = transaction", "default_pool_size = 2");
          var busy = scene.role().connect(bouncer.url(), "busy")) {
        busy.setAutoCommit(false);
        busy.createStatement().execute("SELECT 1");

        ResultAssert.of(through(bouncer).result(Check.POOLED_CONNECTION)).fails("A pooler");
      }
    }
  }
}
