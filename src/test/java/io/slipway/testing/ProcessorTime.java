package io.slipway.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

/// The processor time that this JVM, its children and the tests' server have used, which, unlike
/// the time on the clock, does not depend on what else the machine does.
public final class ProcessorTime {

  private static final double TICKS_PER_SECOND = 100;

  // Of proc_pid_stat(5), behind the name: the parent, and the times of the process and of the
  // children that it has waited for.
  private static final int PARENT = 1;
  private static final int FIRST_TIME = 11;
  private static final int LAST_TIME = 14;

  private ProcessorTime() {}

  /// @return seconds; 0 where the system does not tell
  public static double seconds(TestDatabase database) {
    try (var backend = database.connect();
        var statement = backend.createStatement();
        var row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      var postmaster = Long.parseLong(stat(row.getLong(1))[PARENT]);
      var ticks = ticks(ProcessHandle.current().pid()) + ticks(postmaster);
      for (var child : ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
        ticks += ticks(child.pid());
      }
      return ticks / TICKS_PER_SECOND;
    } catch (SQLException | IOException e) {
      return 0;
    }
  }

  private static long ticks(long pid) {
    try {
      return Stream.of(stat(pid))
          .skip(FIRST_TIME)
          .limit(LAST_TIME - FIRST_TIME + 1L)
          .mapToLong(Long::parseLong)
          .sum();
    } catch (IOException e) {
      // It has ended meanwhile, and its parent counts it.
      return 0;
    }
  }

  private static String[] stat(long pid) throws IOException {
    var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return line.substring(line.lastIndexOf(')') + 2).split(" ");
  }
}
