package io.slipway.engine.scratch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;

/// A process that has scratch databases, one of them in the middle of becoming a template, and
/// waits to be killed.
final class DoomedProcess {

  static final String READY = "ready";

  private DoomedProcess() {}

  /// @param arguments the URL of the maintenance database, user and password
  public static void main(String[] arguments) throws SQLException {
    var server =
        new ScratchServer((database, name) -> connect(arguments, database, name), "postgres");
    var scratch = new Scratch(server, ScratchSettings.DEFAULT, Clock.systemUTC());
    scratch.create();
    scratch.cloneOf(ScratchTests.newKey(), DoomedProcess::waitInside);
  }

  private static java.util.Optional<String> waitInside(ScratchDatabase empty) throws SQLException {
    try (var connection = empty.open("doomed");
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE half ()");
      IO.println(READY);
      statement.execute("SELECT pg_sleep(600)");
    }
    return java.util.Optional.empty();
  }

  private static Connection connect(String[] arguments, String database, String name)
      throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", arguments[1]);
    properties.setProperty("password", arguments[2]);
    properties.setProperty("ApplicationName", name);
    return DriverManager.getConnection(
        arguments[0].replaceFirst("/[^/]*$", "/" + database), properties);
  }
}
