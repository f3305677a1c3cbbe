package io.slipway.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

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

  /// A command reaches the server and succeeds there for the n-th time; its answer never comes.
  ///
  /// @param command sent as a statement of its own
  public static Connection behind(String command, int times, Connection connection) {
    var left = new AtomicInteger(times);
    return proxy(
        Connection.class,
        connection,
        (_, result, _) ->
            result instanceof Statement statement && !(result instanceof PreparedStatement)
                ? proxy(
                    Statement.class,
                    statement,
                    (_, answer, arguments) -> {
                      if (arguments != null
                          && command.equals(arguments[0])
                          && left.decrementAndGet() == 0) {
                        connection.close();
                        throw new SQLException("the connection was cut", CONNECTION_FAILURE);
                      }
                      return answer;
                    })
                : result);
  }

  private interface Reaction {
    @Nullable Object to(String method, @Nullable Object result, Object @Nullable [] arguments)
        throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T real, Reaction reaction) {
    return type.cast(
        Proxy.newProxyInstance(
            FailingConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                reaction.to(method.getName(), invoke(real, method, arguments), arguments)));
  }

  // Preparing the ledger commits as well.
  private static boolean hasMigrated(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) > 1 FROM flyway_schema_history")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private static Object invoke(Object connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
