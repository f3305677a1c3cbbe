package io.slipway.control.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL that Slipway starts, on loopback only, with its data kept in a folder.
final class EmbeddedServer implements AutoCloseable {

  static final String SUPERUSER = "postgres";
  static final String DATABASE = "slipway";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);

  private final EmbeddedPostgres postgres;
  private final String password;
  private final FileChannel lock;

  private EmbeddedServer(EmbeddedPostgres postgres, String password, FileChannel lock) {
    this.postgres = postgres;
    this.password = password;
    this.lock = lock;
  }

  /// Starts the server on the folder's data, which is made when absent.
  ///
  /// @throws FolderInUseException when another process works on the folder
  static EmbeddedServer start(Path folder) {
    var home = folder.toAbsolutePath().normalize();
    @Nullable FileChannel lock = null;
    try {
      Files.createDirectories(home);
      lock = lock(home);
      var data = home.resolve("postgres");
      LeftoverPostmaster.clear(data);
      SuperuserPassword password = SuperuserPassword.in(home);
      var postgres = launch(data, password);
      var server = new EmbeddedServer(postgres, password.text(), lock);
      server.createDatabase();
      LOG.info("Started the embedded PostgreSQL, with its data in {}", home);
      return server;
    } catch (IOException e) {
      release(lock);
      throw new UncheckedIOException("the embedded PostgreSQL did not start in " + home, e);
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  private static FileChannel lock(Path home) throws IOException {
    var channel =
        FileChannel.open(
            home.resolve("slipway.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException _) {
      LOG.debug("the folder {} is in use in this very process", home);
    }
    if (lock == null) {
      channel.close();
      throw new FolderInUseException(home);
    }
    return channel;
  }

  // The locale options reach initdb as they are, behind its own `-A trust`, and win over it.
  private static EmbeddedPostgres launch(Path data, SuperuserPassword password) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(STARTUP_WAIT)
        .setLocaleConfig("auth-host", "scram-sha-256")
        .setLocaleConfig("auth-local", "scram-sha-256")
        .setLocaleConfig("pwfile", password.file().toString())
        .setConnectConfig("password", password.text())
        .setServerConfig("listen_addresses", "localhost")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private void createDatabase() throws IOException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      var found =
          statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'");
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    } catch (SQLException e) {
      close();
      throw new IOException(e);
    }
  }

  ControlServer address() {
    return new ControlServer(
        "localhost:" + postgres.getPort(), "", DATABASE, SUPERUSER, password, true);
  }

  /// Shuts the server down in order and gives the folder free.
  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      LOG.warn(
          "The embedded PostgreSQL did not stop in order; it will recover at the next start", e);
    } finally {
      release(lock);
    }
  }

  private static void release(@Nullable FileChannel lock) {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      LOG.warn("The data folder's lock could not be given free", e);
    }
  }
}
