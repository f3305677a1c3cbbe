package io.slipway.testing;

import io.slipway.engine.scratch.ScratchServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A process's view of a server, in which the process dies before a certain statement: from then on
/// its sessions are gone and nothing that it does reaches the server any more.
public final class MortalServer {

  private final ScratchServer server;
  private final int lastStatement;
  private final List<Connection> connections = new ArrayList<>();
  private int statements;
  private boolean dead;
  private String unsent = "";

  /// @param lastStatement the number of the last statement that reaches the server
  public MortalServer(ScratchServer server, int lastStatement) {
    this.server = server;
    this.lastStatement = lastStatement;
  }

  /// What a dead process does.
  public static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  public ScratchServer server() {
    return new ScratchServer(this::open, server.maintenanceDatabase());
  }

  /// The statement that did not get through; empty for one who lives.
  public String unsent() {
    return unsent;
  }

  private synchronized Connection open(String database, String applicationName)
      throws SQLException {
    if (dead) {
      throw new Died();
    }
    var connection = server.connections().open(database, applicationName);
    connections.add(connection);
    return proxy(Connection.class, connection, "");
  }

  private <T> T proxy(Class<T> type, T real, String sql) {
    return type.cast(
        Proxy.newProxyInstance(
            MortalServer.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> call(real, method, arguments, sql)));
  }

  private Object call(Object real, Method method, Object[] arguments, String sql) throws Throwable {
    var text = arguments != null && arguments[0] instanceof String first ? first : sql;
    if (dead && !method.getName().equals("close")) {
      throw new Died();
    }
    if (method.getName().startsWith("execute")) {
      count(text);
    }
    try {
      var result = method.invoke(real, arguments);
      if (result instanceof PreparedStatement statement) {
        return proxy(PreparedStatement.class, statement, text);
      }
      return result instanceof Statement statement
          ? proxy(Statement.class, statement, text)
          : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private synchronized void count(String sql) throws SQLException {
    if (++statements > lastStatement) {
      dead = true;
      unsent = sql;
      for (var connection : connections) {
        connection.close();
      }
      throw new Died();
    }
  }
}
