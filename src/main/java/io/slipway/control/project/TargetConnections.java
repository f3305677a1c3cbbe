package io.slipway.control.project;

import io.slipway.control.database.ControlServer;
import io.slipway.control.secret.SecretReference;
import io.slipway.control.secret.UnresolvedSecretException;
import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.postgres.PostgresFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// Opens connections to targets. Each is new and its caller's own: nothing is pooled, so that
/// session state, locks and a rotated password are never a stranger's.
@Component
public class TargetConnections {

  // PostgreSQL cuts application_name here.
  private static final int LONGEST_APPLICATION_NAME = 63;

  private final ControlServer controlServer;
  private final TargetSettings settings;

  TargetConnections(ControlServer controlServer, TargetSettings settings) {
    this.controlServer = controlServer;
    this.settings = settings;
  }

  /// Opens a connection named `slipway <target>`; the caller closes it.
  ///
  /// @throws UnreachableTargetException when that fails; its message holds no secret
  public Connection open(Target target) {
    return open(target, "slipway " + target.id());
  }

  /// Opens a connection under a name by which an orphaned backend can be found.
  ///
  /// @param applicationName begins with `slipway`; PostgreSQL keeps 63 characters
  public Connection open(Target target, String applicationName) {
    return open(target, applicationName, settings.connectTimeout(), settings.socketTimeout());
  }

  Connection open(Target target, String applicationName, Duration connect, Duration socket) {
    var properties = new Properties();
    properties.setProperty("ApplicationName", shortened(applicationName));
    properties.setProperty("connectTimeout", seconds(connect));
    properties.setProperty("loginTimeout", seconds(connect));
    properties.setProperty("socketTimeout", seconds(socket));
    properties.putAll(ConnectionSource.DRIVER_PROPERTIES);
    var url = address(target, properties);
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      throw unreachable(target, e, properties.getProperty("password", ""));
    }
  }

  // What the URL itself says wins over these properties, as the driver has it.
  private String address(Target target, Properties properties) {
    return switch (target.connection()) {
      case TargetConnection.OnControlServer(var database) -> {
        properties.setProperty("user", controlServer.username());
        properties.setProperty("password", controlServer.password());
        yield controlServer.url(database.value());
      }
      case TargetConnection.ByUrl(var url, var username, var password) -> {
        properties.setProperty("user", username.value());
        password.ifPresent(
            reference -> properties.setProperty("password", resolved(target, reference)));
        yield url.value();
      }
    };
  }

  private static String resolved(Target target, SecretReference reference) {
    try {
      return reference.resolve();
    } catch (UnresolvedSecretException e) {
      throw new UnreachableTargetException(
          target.id(), UnreachableTargetException.NO_SECRET, String.valueOf(e.getMessage()));
    }
  }

  // The driver's exception is not kept as the cause: what it may hold is not ours to vouch for.
  private static UnreachableTargetException unreachable(
      Target target, SQLException exception, String password) {
    var failure = PostgresFailure.of(exception);
    var message =
        password.isEmpty() ? failure.message() : failure.message().replace(password, "***");
    return new UnreachableTargetException(target.id(), failure.sqlState(), message);
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_APPLICATION_NAME
        ? name
        : name.substring(0, LONGEST_APPLICATION_NAME);
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }
}
