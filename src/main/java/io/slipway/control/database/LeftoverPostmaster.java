package io.slipway.control.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a killed Slipway leaves in its data folder: a server still running, or only its pid file.
///
/// The caller holds the folder's lock, so no living Slipway owns what is found here.
final class LeftoverPostmaster {

  private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostmaster.class);
  private static final int SMART_SHUTDOWN_SECONDS = 20;

  private LeftoverPostmaster() {}

  /// Stops the server that is left over, if any, and removes its pid file.
  static void clear(Path data) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    running(pidFile, data).ifPresent(LeftoverPostmaster::stop);
    Files.deleteIfExists(pidFile);
  }

  /// Waits for the end of the folder's server, which is stopping already, but not for ever.
  static void awaitEnd(Path data) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    if (Files.exists(pidFile)) {
      running(pidFile, data).ifPresent(LeftoverPostmaster::ended);
    }
  }

  // After a reboot or in a container the number may be another program's: only a postgres that
  // names this folder counts.
  private static Optional<ProcessHandle> running(Path pidFile, Path data) throws IOException {
    var lines = Files.readAllLines(pidFile);
    if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(process -> process.info().commandLine().orElse("").contains("postgres"))
        .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
  }

  // SIGTERM lets what runs end; a postmaster that is killed leaves a state that it recovers from.
  private static void stop(ProcessHandle postmaster) {
    LOG.info("Stopping PostgreSQL {} that an earlier Slipway left running", postmaster.pid());
    postmaster.destroy();
    if (!ended(postmaster)) {
      postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
      postmaster.destroyForcibly();
      ended(postmaster);
    }
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(SMART_SHUTDOWN_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
