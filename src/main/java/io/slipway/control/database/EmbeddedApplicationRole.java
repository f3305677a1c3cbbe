package io.slipway.control.database;

import io.slipway.engine.postgres.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;

/// The role that Slipway works as on its embedded server: made at the first start, with another
/// password at each, which nobody but the running process knows.
final class EmbeddedApplicationRole {

  private EmbeddedApplicationRole() {}

  static void prepare(Connection superuser, ControlServer application) throws SQLException {
    var role = Identifiers.quote(application.username());
    if (!exists(superuser, application.username())) {
      execute(superuser, "CREATE ROLE " + role);
    }
    execute(
        superuser,
        """
        ALTER ROLE %1$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
          PASSWORD '%2$s';
        GRANT CONNECT ON DATABASE %3$s TO %1$s
        """
            .formatted(role, application.password(), Identifiers.quote(application.database())));
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    try (var found =
        connection.prepareStatement("SELECT FROM pg_catalog.pg_roles WHERE rolname = ?")) {
      found.setString(1, role);
      return found.executeQuery().next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
