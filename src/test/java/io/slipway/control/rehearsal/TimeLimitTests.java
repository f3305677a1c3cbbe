package io.slipway.control.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLimitTests {

  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void workThatIsDoneInTimeGivesItsResult() throws SQLException {
    assertThat(new TimeLimit(LONG).within(() -> "done")).contains("done");
  }

  @Test
  void workThatWaitsForAServerIsStopped() throws SQLException {
    try (var database = TestDatabase.create();
        var connection = database.connect();
        var statement = connection.createStatement()) {
      var begun = System.nanoTime();
      var limit = new TimeLimit(Duration.ofMillis(200));

      assertThat(limit.within(() -> statement.execute("SELECT pg_sleep(300)"))).isEmpty();

      assertThat(limit.isOver()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
      assertThat(connection.isClosed()).isTrue();
    }
  }

  @Test
  void whatGoesWrongInTimeIsTold() {
    assertThatThrownBy(
            () ->
                new TimeLimit(LONG)
                    .within(
                        () -> {
                          throw new SQLException("no", "08006");
                        }))
        .isInstanceOf(SQLException.class)
        .hasMessage("no");
  }
}
