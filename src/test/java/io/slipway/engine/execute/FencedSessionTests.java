package io.slipway.engine.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.execute.FencedSession.Answer;
import io.slipway.engine.ledger.FlywayTable;
import io.slipway.engine.postgres.AdvisoryLock;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FencedSessionTests {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final AdvisoryLock FLYWAY = FlywayTable.DEFAULT.lock();

  private final RunListener listener = new RunListener() {};
  private final FencedSession session =
      new FencedSession(
          DATABASE::connect,
          RunIdentity.of("slipway work"),
          List.of(FLYWAY),
          Patience.withOthers(Duration.ZERO));

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  private static boolean isFree(AdvisoryLock lock) throws SQLException {
    try (var other = DATABASE.connect()) {
      return lock.tryAcquire(other);
    }
  }

  @Test
  void work_is_done_with_both_locks_held_and_they_are_free_behind_it() throws SQLException {
    var answer =
        session.during(
            listener,
            (_, stands) ->
                stands.getAsBoolean() && !isFree(AdvisoryLock.SLIPWAY) && !isFree(FLYWAY));
    assertThat(answer).isEqualTo(new Answer.Done<>(true));
    assertThat(isFree(AdvisoryLock.SLIPWAY)).isTrue();
    assertThat(isFree(FLYWAY)).isTrue();
  }

  @Test
  void no_work_is_done_while_somebody_else_holds_a_lock() throws SQLException {
    try (var flyway = DATABASE.connect("Flyway")) {
      assertThat(FLYWAY.tryAcquire(flyway)).isTrue();
      var answer = session.during(listener, (connection, _) -> failing(connection));
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Fenced.class,
              fenced -> assertThat(fenced.holders().toString()).contains("Flyway"));
      assertThat(isFree(AdvisoryLock.SLIPWAY)).isTrue();
    }
  }

  private static Object failing(Connection connection) throws SQLException {
    throw new SQLException("there is work to do on " + connection);
  }

  @Test
  void the_locks_are_free_behind_work_that_failed() throws SQLException {
    assertThatThrownBy(() -> session.during(listener, (connection, _) -> failing(connection)))
        .hasMessageContaining("there is work to do");
    assertThat(isFree(FLYWAY)).isTrue();
  }

  @Test
  void work_can_ask_whether_the_fence_fell() throws SQLException {
    var answer =
        session.during(
            listener,
            (connection, stands) -> {
              try (var statement = connection.createStatement()) {
                statement.execute(
                    """
                    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                     WHERE application_name = 'slipway work fence' AND datname = current_database()
                    """);
              }
              return stands.getAsBoolean();
            });
    assertThat(answer).isEqualTo(new Answer.Done<>(false));
  }
}
