package io.slipway.control.demo;

import io.slipway.control.database.ControlServer;
import io.slipway.engine.postgres.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// The databases of the demonstration, on the control database's server.
@Component
class DemoServer {

  // Two instances that start together must not build the same database.
  private static final String LOCK = "SELECT pg_advisory_lock(hashtextextended('slipway demo', 0))";

  // What is half-built carries this, so that a start that was broken off leaves no half demo.
  private static final String UNFINISHED = "__unfinished";

  private final ControlServer server;

  DemoServer(ControlServer server) {
    this.server = server;
  }

  /// Work that must not be done twice at the same time.
  interface Work {
    void run() throws SQLException;
  }

  boolean isEmbedded() {
    return server.embedded();
  }

  void alone(Work work) throws SQLException {
    try (var connection = open(server.database(), "slipway demo")) {
      execute(connection, LOCK);
      work.run();
    }
  }

  List<String> databases() throws SQLException {
    try (var connection = open(server.database(), "slipway demo");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT datname FROM pg_catalog.pg_database")) {
      var names = new ArrayList<String>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  static String unfinished(String database) {
    return database + UNFINISHED;
  }

  /// Creates a database under a name that says that it is unfinished.
  ///
  /// @param template the database that it begins as, to which nobody may be connected
  /// @return that name
  String begin(String database, String template) throws SQLException {
    var unfinished = unfinished(database);
    try (var connection = open(server.database(), "slipway demo")) {
      execute(connection, "DROP DATABASE IF EXISTS %s".formatted(Identifiers.quote(unfinished)));
      execute(
          connection,
          "CREATE DATABASE %s TEMPLATE %s"
              .formatted(Identifiers.quote(unfinished), Identifiers.quote(template)));
    }
    return unfinished;
  }

  /// Gives a finished database its name.
  void finish(String database) throws SQLException {
    try (var connection = open(server.database(), "slipway demo")) {
      execute(
          connection,
          "ALTER DATABASE %s RENAME TO %s"
              .formatted(Identifiers.quote(unfinished(database)), Identifiers.quote(database)));
    }
  }

  Connection open(String database, String applicationName) throws SQLException {
    return server.open(database, applicationName);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
