package io.slipway.testing;

import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.postgres.Identifiers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/// A database of its own for one test, dropped when closed.
public record TestDatabase(String name) implements AutoCloseable {

  // Only a test that fails waits for so long.
  private static final long AWAIT_NANOS = 30_000_000_000L;
  private static final String SESSIONS =
      """
      SELECT application_name, state, wait_event, query FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()
      """;

  private static final AtomicInteger COUNTER = new AtomicInteger();

  /// An empty database.
  public static TestDatabase create() {
    return copyOf("template1");
  }

  /// A database with the content of another, to which nobody may be connected.
  public static TestDatabase copyOf(TestDatabase template) {
    return copyOf(template.name());
  }

  private static TestDatabase copyOf(String template) {
    var name = "test_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
    maintain(
        "CREATE DATABASE %s TEMPLATE %s"
            .formatted(Identifiers.quote(name), Identifiers.quote(template)));
    return new TestDatabase(name);
  }

  /// A connection as the server's superuser; the caller closes it.
  public Connection connect() {
    try {
      return TestServer.INSTANCE.connect(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A connection that sends statements as they stand, as the engine asks for it.
  public Connection connect(String applicationName) throws SQLException {
    return connect(url(), applicationName);
  }

  /// The same through a network that can break.
  public Connection connect(TcpProxy network, String applicationName) throws SQLException {
    return connect(
        "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=2&loginTimeout=2"
            .formatted(network.port(), name),
        applicationName);
  }

  private Connection connect(String url, String applicationName) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user());
    properties.setProperty("password", password());
    properties.setProperty("ApplicationName", applicationName);
    properties.putAll(ConnectionSource.DRIVER_PROPERTIES);
    return DriverManager.getConnection(url, properties);
  }

  public String url() {
    return TestServer.INSTANCE.url(name);
  }

  public String user() {
    return TestServer.INSTANCE.user();
  }

  public String password() {
    return TestServer.INSTANCE.password();
  }

  public String host() {
    return TestServer.INSTANCE.host();
  }

  public int port() {
    return TestServer.INSTANCE.port();
  }

  /// The server's major version.
  public int major() {
    return Integer.parseInt(query("SHOW server_version_num").getFirst()) / 10_000;
  }

  /// Runs one script of any number of statements.
  public void execute(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The rows of a query, each as its columns' texts joined by `|`, a NULL being `∅`.
  public List<String> query(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var result = new ArrayList<String>();
      while (rows.next()) {
        var columns = new ArrayList<String>();
        for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          var value = rows.getString(i);
          columns.add(value == null ? "∅" : value);
        }
        result.add(String.join("|", columns));
      }
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Asks until a query has a row; the answers are all the waiting there is.
  public void await(String sql) {
    var deadline = System.nanoTime() + AWAIT_NANOS;
    while (query(sql).isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never so: " + sql + "\n" + query(SESSIONS));
      }
    }
  }

  @Override
  public void close() {
    maintain("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(Identifiers.quote(name)));
  }

  private static void maintain(String sql) {
    try (var connection = TestServer.INSTANCE.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
