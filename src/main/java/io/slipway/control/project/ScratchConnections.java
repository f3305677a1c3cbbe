package io.slipway.control.project;

import io.slipway.control.database.ControlServer;
import io.slipway.control.secret.SecretReference;
import io.slipway.control.secret.UnresolvedSecretException;
import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// Opens connections to servers on which scratch databases are made.
@Component
public class ScratchConnections {

  // What nearly every server has, and every role may connect to.
  private static final String MAINTENANCE = "postgres";
  private static final String CANNOT_CONNECT = "08001";

  private final ControlServer controlServer;
  private final TargetSettings settings;

  ScratchConnections(ControlServer controlServer, TargetSettings settings) {
    this.controlServer = controlServer;
    this.settings = settings;
  }

  /// The server that a configuration names.
  public ScratchServer of(ScratchPlace.ByUrl place) {
    return byUrl(place.url(), place.username(), place.password(), place.url().database());
  }

  /// The cluster that a target is on.
  public ScratchServer of(TargetConnection target) {
    return switch (target) {
      case TargetConnection.OnControlServer _ ->
          new ScratchServer(controlServer::open, MAINTENANCE);
      case TargetConnection.ByUrl(var url, var username, var password) ->
          byUrl(url, username, password, MAINTENANCE);
    };
  }

  /// A text by which the clusters of targets can be told apart.
  public String addressOf(TargetConnection target) {
    return switch (target) {
      case TargetConnection.OnControlServer _ -> controlServer.toString();
      case TargetConnection.ByUrl(var url, var username, _) ->
          url.onDatabase(MAINTENANCE) + " " + username;
    };
  }

  private ScratchServer byUrl(
      PostgresUrl url,
      DatabaseUser username,
      Optional<SecretReference> password,
      String maintenance) {
    return new ScratchServer(
        (database, name) -> open(url.onDatabase(database), username, password, name), maintenance);
  }

  private Connection open(
      String url, DatabaseUser username, Optional<SecretReference> reference, String name)
      throws SQLException {
    var password = reference.isEmpty() ? "" : resolved(reference.get());
    var properties = new Properties();
    properties.setProperty("user", username.value());
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", name);
    properties.setProperty("connectTimeout", Long.toString(settings.connectTimeout().toSeconds()));
    properties.setProperty("loginTimeout", Long.toString(settings.connectTimeout().toSeconds()));
    properties.putAll(ConnectionSource.DRIVER_PROPERTIES);
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      // The driver's exception is not kept as the cause: what it may hold is not ours to vouch for.
      var failure = PostgresFailure.of(e);
      var message =
          password.isEmpty() ? failure.message() : failure.message().replace(password, "***");
      throw new SQLException(message, failure.sqlState());
    }
  }

  private static String resolved(SecretReference reference) throws SQLException {
    try {
      return reference.resolve();
    } catch (UnresolvedSecretException e) {
      throw new SQLException(e.getMessage(), CANNOT_CONNECT);
    }
  }
}
