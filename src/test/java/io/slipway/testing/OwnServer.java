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
import java.util.stream.Stream;

/// A PostgreSQL server for tests that change what all sessions of a server share. It lets every
/// role in without a password.
public final class OwnServer implements AutoCloseable {

  private final Path data;
  private EmbeddedPostgres server;

  private OwnServer(Path data) throws IOException {
    this.data = data;
    this.server = open(data, 0);
  }

  public static OwnServer start() {
    try {
      return new OwnServer(ServerData.folder(false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Port 0 is any that is free.
  private static EmbeddedPostgres open(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
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
      server = open(data, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stops it in an orderly way and starts it again where it was.
  public void restart() {
    var port = port();
    try {
      server.close();
      server = open(data, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Kills all its processes with SIGKILL and starts it again where it was.
  public void crash() {
    try {
      var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      var postmaster = ProcessHandle.of(pid).orElseThrow();
      var processes = Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
      processes.forEach(ProcessHandle::destroyForcibly);
      processes.forEach(process -> process.onExit().join());
      restart();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getPort();
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
