package io.slipway.testing;

import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.postgres.Identifiers;
import io.slipway.engine.scratch.ScratchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The tests' server as one for scratch databases.
public final class TestScratch {

  private static final Path PASSWORD = writePassword();

  private TestScratch() {}

  /// As the server's superuser.
  public static ScratchServer server() {
    var server = TestServer.INSTANCE;
    return serverAs(server.user(), server.password());
  }

  /// The server as an environment's configuration names it.
  public static Map<String, String> place() {
    var server = TestServer.INSTANCE;
    return Map.of(
        "url", server.url("postgres"), "username", server.user(), "password", "file:" + PASSWORD);
  }

  private static Path writePassword() {
    try {
      var file = Files.createTempFile("scratch", ".password");
      file.toFile().deleteOnExit();
      return Files.writeString(file, TestServer.INSTANCE.password());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As another role.
  public static ScratchServer serverAs(String user, String password) {
    return new ScratchServer((database, name) -> open(database, name, user, password), "postgres");
  }

  private static Connection open(String database, String name, String user, String password)
      throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", name);
    properties.putAll(ConnectionSource.DRIVER_PROPERTIES);
    return DriverManager.getConnection(TestServer.INSTANCE.url(database), properties);
  }

  /// Asks the maintenance database as superuser.
  public static List<String> query(String sql) {
    return maintenance().query(sql);
  }

  /// Runs one statement in the maintenance database as superuser.
  public static void execute(String sql) {
    maintenance().execute(sql);
  }

  /// A scratch database, or any other, to be looked into; not to be closed.
  public static TestDatabase database(String name) {
    return new TestDatabase(name);
  }

  private static TestDatabase maintenance() {
    return database("postgres");
  }

  /// The scratch databases of all owners.
  public static List<String> databases() {
    return query(
        "SELECT datname FROM pg_database WHERE datname LIKE 'slipway\\_scratch\\_%' ORDER BY 1");
  }

  /// The finished templates.
  public static List<String> templates() {
    return query(
        "SELECT datname FROM pg_database WHERE datname LIKE 'slipway\\_template\\_%' ORDER BY 1");
  }

  /// Drops all templates, so that a test begins without any.
  public static void dropTemplates() {
    templates().forEach(name -> execute("DROP DATABASE " + Identifiers.quote(name)));
  }
}
