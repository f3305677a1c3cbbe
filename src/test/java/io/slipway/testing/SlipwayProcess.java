package io.slipway.testing;

import io.slipway.SlipwayApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A Slipway in a process of its own, started as a newcomer does: without any configuration, but
/// with a data folder and a port of its own.
public final class SlipwayProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("Slipway is ready on (http://[\\w.:]+)");
  private static final int PATIENCE_S = 120;

  private final Process process;
  private final Path log;
  private final String address;

  private SlipwayProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    try {
      this.address = awaitReady();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Starts one, and waits until it says that it is ready.
  ///
  /// @param folder where it keeps its data and its log
  public static SlipwayProcess start(Path folder) {
    return start(folder, Map.of());
  }

  /// Starts one with settings under the keys of its configuration.
  public static SlipwayProcess start(Path folder, Map<String, String> settings) {
    var log = folder.resolve("slipway.log");
    var builder = new ProcessBuilder(command(settings));
    builder.environment().keySet().removeIf(name -> name.matches("(SLIPWAY|SPRING|SERVER)_.*"));
    builder.environment().put("SLIPWAY_DATA_DIRECTORY", folder.resolve("data").toString());
    builder.environment().put("SERVER_PORT", "0");
    try {
      Files.createDirectories(folder);
      return new SlipwayProcess(
          builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs one of the jar's commands to its end.
  ///
  /// @param folder where it is run
  public static Shell.Result command(Path folder, List<String> arguments) {
    var command = java();
    command.addAll(arguments);
    return new Shell(folder, Map.of()).run(command);
  }

  private static List<String> java() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", applicationClasses()));
    command.add(SlipwayApplication.class.getName());
    return command;
  }

  private static List<String> command(Map<String, String> settings) {
    var command = java();
    settings.forEach((key, value) -> command.add("--" + key + "=" + value));
    return command;
  }

  // The tests' own classes would configure another log and add endpoints.
  private static String applicationClasses() {
    var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.replaceAll("/$", "").endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private String awaitReady() {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (process.isAlive() && System.nanoTime() < deadline) {
      var ready = READY.matcher(log());
      if (ready.find()) {
        return ready.group(1);
      }
      pause();
    }
    throw new IllegalStateException("Slipway did not become ready:\n" + log());
  }

  // Another process has no event to wait for: looking again is all there is.
  private void pause() {
    try {
      process.waitFor(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Such as `http://127.0.0.1:43210`.
  public String address() {
    return address;
  }

  /// What it has written so far.
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stops it as Ctrl-C does and waits for its end.
  ///
  /// @return its exit status
  public int stop() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Slipway did not stop:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Ends it with SIGKILL, as a crash does.
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Sends it a signal, such as `STOP`.
  public void signal(String name) {
    try {
      var pid = Long.toString(process.pid());
      if (new ProcessBuilder("kill", "-" + name, pid).start().waitFor() != 0) {
        throw new IllegalStateException("no process %s for %s".formatted(pid, name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } finally {
      process.destroyForcibly();
    }
  }
}
