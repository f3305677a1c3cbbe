package io.slipway.control.database;

import io.slipway.engine.execute.ConnectionSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;

/// The server that holds the control database, so that demo targets can live beside it.
///
/// @param servers its host and port, or several, as a JDBC URL has them
/// @param parameters what a JDBC URL has behind the question mark; empty for nothing
/// @param database the control database
/// @param username of a role that may create databases, as far as Slipway knows
/// @param embedded whether Slipway itself started it, with `postgres` as its superuser
public record ControlServer(
    String servers,
    String parameters,
    String database,
    String username,
    String password,
    boolean embedded) {

  private static final Pattern URL =
      Pattern.compile("jdbc:postgresql://([^/?]*)(?:/([^?]*))?(?:\\?(.*))?");

  /// The server of a JDBC URL.
  ///
  /// @throws IllegalArgumentException when the URL names no server or no database
  static ControlServer of(String url, String username, String password) {
    var parts = URL.matcher(url);
    if (!parts.matches() || parts.group(1).isEmpty() || parts.group(2) == null) {
      throw new IllegalArgumentException(
          "slipway.database.url must be jdbc:postgresql://host:port/database");
    }
    var parameters = parts.group(3) == null ? "" : parts.group(3);
    return new ControlServer(parts.group(1), parameters, parts.group(2), username, password, false);
  }

  /// The same, as another role.
  ControlServer as(String otherUsername, String otherPassword) {
    return new ControlServer(servers, parameters, database, otherUsername, otherPassword, embedded);
  }

  /// The JDBC URL of one of the server's databases, without credentials.
  public String url(String database) {
    return "jdbc:postgresql://%s/%s%s"
        .formatted(servers, database, parameters.isEmpty() ? "" : "?" + parameters);
  }

  /// Opens a connection to one of the server's databases, as the engine asks for it.
  public Connection open(String database, String applicationName) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", username);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", applicationName);
    properties.putAll(ConnectionSource.DRIVER_PROPERTIES);
    return DriverManager.getConnection(url(database), properties);
  }

  @Override
  public String toString() {
    return username + "@" + servers + "/" + database;
  }
}
