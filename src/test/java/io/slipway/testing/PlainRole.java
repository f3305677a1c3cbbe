package io.slipway.testing;

import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.postgres.Identifiers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/// A role that can log in and do no more than anybody, for one database; dropped when closed.
///
/// @param name quoted nowhere, for it needs none
public record PlainRole(TestDatabase database, String name) implements AutoCloseable {

  private static final String PASSWORD = "plain";
  private static final AtomicInteger COUNTER = new AtomicInteger();

  public static PlainRole on(TestDatabase database) {
    var name = "plain_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
    database.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, PASSWORD));
    return new PlainRole(database, name);
  }

  /// A connection that sends statements as they stand; the caller closes it.
  public Connection connect(String applicationName) throws SQLException {
    return connect(database.url(), applicationName);
  }

  /// The same to another address.
  public Connection connect(String url, String applicationName) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", name);
    properties.setProperty("password", PASSWORD);
    properties.setProperty("ApplicationName", applicationName);
    properties.putAll(ConnectionSource.DRIVER_PROPERTIES);
    return DriverManager.getConnection(url, properties);
  }

  public String password() {
    return PASSWORD;
  }

  @Override
  public void close() {
    database.execute(
        """
        DROP OWNED BY %1$s CASCADE;
        DROP ROLE %1$s;
        """
            .formatted(Identifiers.quote(name)));
  }
}
