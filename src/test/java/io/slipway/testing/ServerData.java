package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// Where the servers of tests keep their data: in memory, where the machine offers enough of it.
///
/// Tests make and drop thousands of databases, of which nothing is to be kept; on a disk that
/// others use too, writing them is what most tests wait for.
final class ServerData {

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ENOUGH = 4L << 30;
  private static final String PREFIX = "slipway-tests-";

  private ServerData() {}

  /// A new folder, named for this process.
  ///
  /// @param durable whether what is committed has to reach a disk
  static Path folder(boolean durable) {
    try {
      var prefix = PREFIX + ProcessHandle.current().pid() + "-";
      if (durable || !isOffered()) {
        return Files.createTempDirectory(prefix);
      }
      clear();
      return Files.createTempDirectory(MEMORY, prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOffered() throws IOException {
    return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ENOUGH;
  }

  // A disk is emptied by its owner some day; memory is not, when a process was killed.
  private static void clear() throws IOException {
    try (Stream<Path> folders = Files.list(MEMORY)) {
      for (var folder : folders.filter(ServerData::isLeftOver).toList()) {
        FileSystemUtils.deleteRecursively(folder);
      }
    }
  }

  private static boolean isLeftOver(Path folder) {
    var name = folder.getFileName().toString();
    return name.matches(PREFIX + "\\d+-.*")
        && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length()).split("-", 2)[0]))
            .isEmpty();
  }
}
