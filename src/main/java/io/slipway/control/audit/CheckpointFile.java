package io.slipway.control.audit;

import io.slipway.control.audit.chain.Checkpoint;
import io.slipway.control.audit.chain.Checkpoint.Position;
import io.slipway.control.audit.chain.CheckpointLines;
import io.slipway.control.audit.chain.VerifyingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file of one instance's checkpoints, to which it alone adds lines, each of which is on the
/// disk before anybody hears of it.
final class CheckpointFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);

  private final Path path;
  private final FileChannel channel;
  private Position next;
  private @Nullable Checkpoint last;

  private CheckpointFile(Path path, FileChannel channel, Position next, @Nullable Checkpoint last) {
    this.path = path;
    this.channel = channel;
    this.next = next;
    this.last = last;
  }

  /// Opens the file, or makes it; what a crash left of a line is cut off.
  ///
  /// @throws IllegalStateException when another process writes it, or it cannot be written
  static CheckpointFile open(Path file, VerifyingKey key) {
    var path = file.toAbsolutePath().normalize();
    var folder = Objects.requireNonNull(path.getParent(), "a file is in a folder");
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(path, channel);
      cutTornLine(path, channel);
      forceFolder(folder);
      return scanned(path, channel, key);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the checkpoint file %s cannot be written: %s".formatted(path, e.getMessage()), e);
    }
  }

  private static void lock(Path path, FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("{} is in use in this very process", path, e);
    }
    channel.close();
    throw new IllegalStateException(
        "the checkpoint file %s is written by another process; each instance of Slipway needs"
                .formatted(path)
            + " one of its own (slipway.audit.checkpoint-file)");
  }

  private static void cutTornLine(Path path, FileChannel channel) throws IOException {
    var whole = channel.size();
    var end = new CheckpointTail(channel).endOfLastLine();
    if (end < whole) {
      LOG.warn("Cut {} bytes of an unfinished line off the end of {}", whole - end, path);
      channel.truncate(end);
      channel.force(true);
    }
  }

  // A file whose name is not on the disk yet would be lost with all its lines.
  private static void forceFolder(Path folder) throws IOException {
    try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private static CheckpointFile scanned(Path path, FileChannel channel, VerifyingKey key)
      throws IOException {
    var scan = new CheckpointLines(List.of(key));
    try (var lines = CheckpointText.of(path, Long.MAX_VALUE)) {
      lines.forEachRemaining(scan::next);
    }
    scan.broken()
        .ifPresent(
            broken ->
                LOG.warn(
                    "The checkpoint file {}, line {}: {}", path, broken.line(), broken.reason()));
    var next = scan.following().orElseGet(() -> Position.first(UUID.randomUUID()));
    channel.position(channel.size());
    return new CheckpointFile(path, channel, next, scan.lastSigned().orElse(null));
  }

  /// The last line that can be believed.
  synchronized Optional<Checkpoint> last() {
    return Optional.ofNullable(last);
  }

  /// Where the next line will stand.
  synchronized Position next() {
    return next;
  }

  /// Adds a line, which is on the disk when this returns; or none of it is in the file.
  synchronized void append(Checkpoint checkpoint) throws IOException {
    var before = channel.size();
    var line = checkpoint.line();
    try {
      var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      channel.position(before);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(before);
      throw e;
    }
    var position = checkpoint.position();
    next = Position.behind(position.log(), position.number(), line);
    last = checkpoint;
  }

  /// The lines that are there now, and none that comes while they are read.
  synchronized CheckpointText lines() {
    try {
      return CheckpointText.of(path, next.number() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
