package io.slipway.control.rehearsal;

import io.slipway.control.database.ControlServer;
import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.postgres.Identifiers;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.postgres.SqlResource;
import io.slipway.engine.scratch.ScratchServer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// The embedded server as one for scratch databases, by a role that can do nothing else there.
///
/// The server holds the control database and the demonstration's: a script that is rehearsed runs
/// as a role without privileges on them, which can neither connect to them nor start programs or
/// touch files.
@Component
class EmbeddedScratch {

  static final String ROLE = "slipway_scratch";

  private static final String MAINTENANCE = "postgres";
  private static final String OPEN_DATABASES =
      SqlResource.read(EmbeddedScratch.class, "open_databases.sql");
  private static final int PASSWORD_BYTES = 32;

  // With older ones, triggers see the rows that a rehearsal puts in.
  private static final int FIRST_WITH_PARAMETER_PRIVILEGES = 15;
  private static final String APPLICATION_NAME = "slipway scratch setup";

  private final ControlServer server;
  private final String password;

  EmbeddedScratch(ControlServer server) {
    this.server = server;
    var random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    this.password = HexFormat.of().formatHex(random);
  }

  boolean isThere() {
    return server.embedded();
  }

  /// The server, with the role as it has to be now: a database that came since is closed to it.
  synchronized ScratchServer server() throws SQLException {
    try (var connection = server.open(MAINTENANCE, APPLICATION_NAME)) {
      prepareRole(connection);
      for (var database : openDatabases(connection)) {
        execute(
            connection,
            "REVOKE CONNECT, TEMPORARY ON DATABASE %s FROM PUBLIC"
                .formatted(Identifiers.quote(database)));
      }
    }
    return new ScratchServer(this::open, MAINTENANCE);
  }

  // Whatever a rehearsed script did to its own role is undone.
  private void prepareRole(Connection connection) throws SQLException {
    try (var found =
        connection
            .createStatement()
            .executeQuery("SELECT FROM pg_catalog.pg_roles WHERE rolname = '" + ROLE + "'")) {
      if (!found.next()) {
        execute(connection, "CREATE ROLE " + ROLE);
      }
    }
    execute(
        connection,
        """
        ALTER ROLE %1$s LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS
          CONNECTION LIMIT -1 PASSWORD '%2$s' VALID UNTIL 'infinity';
        ALTER ROLE %1$s RESET ALL
        """
            .formatted(ROLE, password));
    if (ServerVersion.of(connection).major() >= FIRST_WITH_PARAMETER_PRIVILEGES) {
      execute(connection, "GRANT SET ON PARAMETER session_replication_role TO " + ROLE);
    }
  }

  private static List<String> openDatabases(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(OPEN_DATABASES)) {
      statement.setString(1, ROLE);
      statement.setString(2, ROLE);
      statement.setString(3, MAINTENANCE);
      try (var rows = statement.executeQuery()) {
        var names = new ArrayList<String>();
        while (rows.next()) {
          names.add(rows.getString(1));
        }
        return names;
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection open(String database, String applicationName) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", ROLE);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", applicationName);
    properties.putAll(ConnectionSource.DRIVER_PROPERTIES);
    return DriverManager.getConnection(server.url(database), properties);
  }
}
