package io.slipway.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs bash scripts as a reader of the documentation does.
///
/// @param folder where they run
/// @param environment variables that they find beside the process's own
public record Shell(Path folder, Map<String, String> environment) {

  /// What a script wrote, both streams together, and how it ended.
  public record Result(int status, String output) {}

  /// Skips the test on a machine without one of these programs.
  public static void needs(String... programs) {
    for (var program : programs) {
      assumeTrue(
          isInstalled(program), () -> "skipped: the program " + program + " is not installed");
    }
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /// Runs a script to its end.
  public Result run(String script) {
    return run(List.of("bash", "-c", script));
  }

  /// Runs a program to its end.
  public Result run(List<String> command) {
    try {
      var builder = new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
      builder.environment().putAll(environment);
      var process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
