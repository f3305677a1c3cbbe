package io.slipway.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadingTransactionTests {

  // The server's own limit comes first, or a statement that it ends would break the session.
  @Test
  void waits_for_answers_longer_than_the_server_takes_and_not_for_ever() throws SQLException {
    try (var database = TestDatabase.create();
        var connection = database.connect("slipway test")) {
      connection.setNetworkTimeout(Runnable::run, 12_345);
      var patience = Duration.ofSeconds(7);

      var within =
          new ReadingTransaction(connection, patience).within(connection::getNetworkTimeout);

      assertThat(Duration.ofMillis(within))
          .isGreaterThan(patience)
          .isLessThan(Duration.ofMinutes(1));
      assertThat(connection.getNetworkTimeout()).isEqualTo(12_345);
    }
  }
}
