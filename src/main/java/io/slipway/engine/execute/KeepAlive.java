package io.slipway.engine.execute;

import java.sql.Connection;
import java.sql.SQLException;

/// Has the server find out within two minutes that nobody is at the other end of a session any
/// more, and let go of its locks; by itself it does so after the operating system's two hours.
///
/// It works on connections over TCP. A statement that is under way goes on to its end.
final class KeepAlive {

  static final String SETTINGS =
      """
      SET tcp_keepalives_idle = 60;
      SET tcp_keepalives_interval = 10;
      SET tcp_keepalives_count = 6;
      """;

  private KeepAlive() {}

  static void on(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(SETTINGS);
    }
  }
}
