package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Asks the server what it forbids inside a transaction block.
class TransactionBlockServerTests {

  /// `active_sql_transaction`, and `invalid_transaction_termination` for code that commits.
  private static final Set<String> REFUSALS = Set.of("25001", "2D000");

  private static final String ACCEPTED = "00000";

  private static TestDatabase database;

  @BeforeAll
  static void createObjects() throws SQLException {
    database = TestDatabase.create();
    try (var connection = database.connect()) {
      var objects = TransactionBlockCase.objects();
      for (var statement : objects.statements()) {
        assertThat(execute(connection, objects.text(statement))).isEqualTo(ACCEPTED);
      }
    }
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @ParameterizedTest
  @MethodSource("io.slipway.engine.sql.TransactionBlockCase#all")
  void refusesExactlyWhatIsSaidToBeForbidden(TransactionBlockCase situation) throws SQLException {
    try (var connection = database.connect()) {
      assumeTrue(ServerVersion.of(connection).major() >= situation.sinceMajor());
      connection.setAutoCommit(false);
      // Never committed, so that no worker of them ever starts.
      subscribe(connection, "active");
      subscribe(connection, "passive");
      execute(connection, "ALTER SUBSCRIPTION active ENABLE");
      var state = execute(connection, situation.statement());
      connection.rollback();
      if (situation.isRefused()) {
        assertThat(state).isIn(REFUSALS);
      } else {
        assertThat(state).isEqualTo(ACCEPTED);
      }
    }
  }

  private static void subscribe(Connection connection, String name) {
    var state =
        execute(
            connection,
            "CREATE SUBSCRIPTION %s CONNECTION 'dbname=x' PUBLICATION p, q WITH (connect = false)"
                .formatted(name));
    assertThat(state).isEqualTo(ACCEPTED);
  }

  private static String execute(Connection connection, String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
      return ACCEPTED;
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
