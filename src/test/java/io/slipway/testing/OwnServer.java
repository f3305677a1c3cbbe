package io.slipway.testing;

import io.slipway.engine.execute.ConnectionSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Properties;

/// A PostgreSQL server for tests that change what all sessions of a server share. It lets every
/// role in without a password.
public final class OwnServer implements AutoCloseable {

  private final Path data;
  private EmbeddedPostgres server;

  private OwnServer(Path data) throws IOException {
    this.data = data;
    this.server = open(data);
  }

  public static OwnServer start() {
    try {
      return new OwnServer(Files.createTempDirectory("own-server"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres open(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "off")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("wal_level", "logical")
        .start();
  }

  /// Starts it again as a standby of a primary that never says anything.
  public void restartAsStandby() {
    try {
      server.close();
      Files.createFile(data.resolve("standby.signal"));
      server = open(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
  }

  /// A connection that sends statements as they stand; the caller closes it.
  public Connection connect(String role, String applicationName) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", role);
    properties.setProperty("ApplicationName", applicationName);
    properties.putAll(ConnectionSource.DRIVER_PROPERTIES);
    return DriverManager.getConnection(url(), properties);
  }

  /// Runs statements as superuser, none of which waits for standbys.
  public void execute(String... statements) {
    try (var connection = connect("postgres", "test");
        var statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = local");
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      try (var files = Files.walk(data)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
