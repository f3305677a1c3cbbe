package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A real PgBouncer in front of a role's database, ended when closed.
///
/// The program is looked for below `target/pgbouncer`, where Debian's packages `pgbouncer`,
/// `libc-ares2` and `libevent-2.1-7` can be unpacked with `dpkg -x`, and where systems have it.
public final class PgBouncer implements AutoCloseable {

  private static final Path UNPACKED = Path.of("target/pgbouncer").toAbsolutePath();
  private static final long START_NANOS = 10_000_000_000L;
  private static final long POLL_NANOS = 20_000_000L;

  private final Process process;
  private final Path folder;
  private final int port;
  private final TestDatabase database;

  private PgBouncer(Process process, Path folder, int port, TestDatabase database) {
    this.process = process;
    this.folder = folder;
    this.port = port;
    this.database = database;
  }

  /// Where the program is, if it is anywhere.
  public static Optional<Path> program() {
    return Stream.of(
            UNPACKED.resolve("usr/sbin/pgbouncer"),
            Path.of("/usr/sbin/pgbouncer"),
            Path.of("/usr/local/bin/pgbouncer"),
            Path.of("/opt/homebrew/bin/pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// @param role as whom every client reaches the database
  /// @param options further settings, such as `pool_mode = transaction`
  public static PgBouncer before(PlainRole role, String... options) {
    try {
      var folder = Files.createTempDirectory("pgbouncer");
      var port = freePort();
      var file = folder.resolve("pgbouncer.ini");
      Files.writeString(file, configuration(role, port, List.of(options)));
      var bouncer = new PgBouncer(start(file, folder), folder, port, role.database());
      bouncer.awaitStart();
      return bouncer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String configuration(PlainRole role, int port, List<String> options) {
    return """
        [databases]
        %s = host=%s port=%d user=%s password=%s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = any
        ignore_startup_parameters = extra_float_digits
        %s
        """
        .formatted(
            role.database().name(),
            role.database().host(),
            role.database().port(),
            role.name(),
            role.password(),
            port,
            String.join("\n", options));
  }

  // It refuses to run as root; in a user namespace nobody is.
  private static Process start(Path file, Path folder) throws IOException {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(program().orElseThrow().toString(), file.toString()));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    var libraries = UNPACKED.resolve("usr/lib");
    if (Files.isDirectory(libraries)) {
      try (var folders = Files.list(libraries)) {
        builder
            .environment()
            .put("LD_LIBRARY_PATH", String.join(":", folders.map(Path::toString).toList()));
      }
    }
    return builder.start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart() throws IOException {
    var deadline = System.nanoTime() + START_NANOS;
    while (true) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IOException(Files.readString(folder.resolve("log")), e);
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }

  /// The address of the database through it.
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database.name();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      for (var name : List.of("log", "pgbouncer.ini")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
