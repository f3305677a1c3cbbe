package io.slipway.engine.preflight;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionsLookTests {

  private final Scene scene = Scene.create();

  @AfterEach
  void close() {
    scene.close();
  }

  private void limitRole(int connections) {
    scene
        .database()
        .execute("ALTER ROLE %s CONNECTION LIMIT %d".formatted(scene.role().name(), connections));
  }

  @Test
  void enough_free_connections_pass() {
    ResultAssert.of(scene.look(Check.CONNECTIONS, ""))
        .passes("free for this role; the run needs 2")
        .details("server: ");
  }

  @Test
  void a_role_with_few_connections_left_is_a_warning() throws SQLException {
    limitRole(4);

    try (var _ = scene.role().connect("somebody")) {
      ResultAssert.of(scene.look(Check.CONNECTIONS, ""))
          .warns("3 connections are free")
          .details("role " + scene.role().name(), "1 of 4 in use");
    }
  }

  @Test
  void a_role_with_too_few_connections_fails() throws SQLException {
    limitRole(3);
    var needy = scene.with(new PreflightSettings.Connections(4, 0));

    ResultAssert.of(needy.look(Check.CONNECTIONS, ""))
        .fails("3 connections are free for this role; the run needs 4");
  }

  @Test
  void a_role_that_gets_no_second_connection_fails() {
    limitRole(1);

    var seen = scene.look("");

    ResultAssert.of(seen.result(Check.CONNECTIONS))
        .fails("refused another connection")
        .details("too many connections for role");
    ResultAssert.of(seen.result(Check.POOLED_CONNECTION)).warns("there is no connection");
  }

  @Test
  void a_role_that_gets_no_connection_at_all_fails() throws SQLException {
    limitRole(1);

    try (var _ = scene.role().connect("somebody")) {
      var seen = scene.look("");

      ResultAssert.of(seen.result(Check.CONNECTION)).fails("too many connections for role");
      ResultAssert.of(seen.result(Check.CONNECTIONS)).fails("refused another connection");
    }
  }

  @Test
  void a_database_with_few_connections_left_is_a_warning() throws SQLException {
    scene
        .database()
        .execute("ALTER DATABASE %s CONNECTION LIMIT 5".formatted(scene.database().name()));

    try (var _ = scene.database().connect("somebody")) {
      ResultAssert.of(scene.look(Check.CONNECTIONS, ""))
          .warns("4 connections are free")
          .details("database " + scene.database().name(), "1 of 5 in use");
    }
  }
}
