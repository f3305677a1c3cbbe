package io.slipway.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The `pg_dump` and `psql` on the path.
public final class PgDump {

  private static final Pattern MAJOR = Pattern.compile("pg_dump \\(PostgreSQL\\) (\\d+)");

  // Since 15.14 and its siblings pg_dump writes a random word into these two psql commands.
  private static final Pattern RANDOM = Pattern.compile("(?m)^\\\\(un)?restrict .*\\n");

  private static final Optional<Integer> CLIENT_MAJOR = clientMajor();

  private PgDump() {}

  /// Whether there is one that is not older than the server.
  public static boolean dumps(TestDatabase database) {
    return CLIENT_MAJOR.filter(major -> major >= serverMajor(database)).isPresent();
  }

  /// Skips the test where there is none that is not older than the server.
  public static void needed(TestDatabase database) {
    assumeTrue(
        dumps(database),
        () ->
            "skipped: the server is PostgreSQL %d, and pg_dump on the path %s"
                .formatted(
                    serverMajor(database),
                    CLIENT_MAJOR.map(major -> "of " + major).orElse("is missing")));
  }

  /// What `pg_dump --schema-only` writes.
  public static String schema(TestDatabase database) {
    var dump = run(command("pg_dump", database, "--schema-only", database.name()), "", database);
    return RANDOM.matcher(dump).replaceAll("");
  }

  /// Runs a script with `psql`, up to the first error.
  public static void restore(String script, TestDatabase database) {
    var options = new String[] {"-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null"};
    var command = command("psql", database, options);
    command.add("--dbname=" + database.name());
    run(command, script, database);
  }

  private static List<String> command(String program, TestDatabase database, String... options) {
    var command = new ArrayList<String>();
    command.add(program);
    command.add("--host=" + database.host());
    command.add("--port=" + database.port());
    command.add("--username=" + database.user());
    command.addAll(List.of(options));
    return command;
  }

  private static int serverMajor(TestDatabase database) {
    var number = database.query("SHOW server_version_num").getFirst();
    return Integer.parseInt(number) / 10_000;
  }

  private static Optional<Integer> clientMajor() {
    var onPath =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, "pg_dump").canExecute());
    if (!onPath) {
      return Optional.empty();
    }
    var version = MAJOR.matcher(run(List.of("pg_dump", "--version"), "", ""));
    return version.find() ? Optional.of(Integer.parseInt(version.group(1))) : Optional.empty();
  }

  private static String run(List<String> command, String input, TestDatabase database) {
    return run(command, input, database.password());
  }

  private static String run(List<String> command, String input, String password) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("PGPASSWORD", password);
      builder.environment().put("PGOPTIONS", "-c client_min_messages=warning");
      var process = builder.start();
      Thread.startVirtualThread(() -> write(input, process));
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  // A program that has seen enough closes the pipe, and its exit code says why.
  private static void write(String input, Process process) {
    try (var stream = process.getOutputStream()) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      Thread.currentThread().interrupt();
    }
  }
}
