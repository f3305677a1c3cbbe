package io.slipway.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/// Connections that break at an exact point, for crashes that no server can be made to have.
public final class FailingConnection {

  private static final String CONNECTION_FAILURE = "08006";

  private FailingConnection() {}

  /// The first commit reaches the server and succeeds there; its answer never comes.
  public static Connection behindCommit(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            FailingConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              var result = invoke(connection, method, arguments);
              if (method.getName().equals("commit") && hasMigrated(connection)) {
                connection.close();
                throw new SQLException("the connection was cut", CONNECTION_FAILURE);
              }
              return result;
            });
  }

  // Preparing the ledger commits as well.
  private static boolean hasMigrated(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) > 1 FROM flyway_schema_history")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private static Object invoke(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
