package io.slipway.control.audit.chain;

import io.slipway.control.audit.chain.Checkpoint.Position;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Follows the lines of a checkpoint file, gives those that can be believed, and remembers the
/// first line that cannot.
public final class CheckpointLines {

  private final List<VerifyingKey> keys;
  private long lines;
  private long lastSeq;
  private @Nullable Position expected;
  private @Nullable Checkpoint lastSigned;
  private @Nullable BrokenCheckpoint broken;

  public CheckpointLines(List<VerifyingKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /// The line's checkpoint when it is signed by one of the keys; where it stands is looked at, but
  /// does not make it less genuine.
  public Optional<Checkpoint> next(String line) {
    lines++;
    var read = read(line);
    read.ifPresent(this::compare);
    expected = following(line, read);
    read.ifPresent(signed -> lastSigned = signed);
    return read;
  }

  private Optional<Checkpoint> read(String line) {
    try {
      var checkpoint = Checkpoint.parse(line);
      if (keys.stream().anyMatch(checkpoint::isSignedBy)) {
        return Optional.of(checkpoint);
      }
      found(
          keys.stream().anyMatch(key -> key.id().equals(checkpoint.keyId()))
              ? "its signature is not genuine"
              : "it is signed by another key, " + checkpoint.keyId());
    } catch (IllegalArgumentException e) {
      found(String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private void compare(Checkpoint checkpoint) {
    var position = checkpoint.position();
    var here = expected == null ? Position.first(position.log()) : expected;
    if (!position.equals(here)) {
      found("it does not continue the line before: lines were removed, added or exchanged");
    } else if (checkpoint.seq() < lastSeq) {
      found("it goes back to entry " + checkpoint.seq());
    }
    lastSeq = Math.max(lastSeq, checkpoint.seq());
  }

  // Behind a line that cannot be believed, the next one tells by its own where it stands.
  private Position following(String line, Optional<Checkpoint> read) {
    var log = read.map(checkpoint -> checkpoint.position().log()).orElseGet(this::log);
    return Position.behind(log, lines, line);
  }

  private UUID log() {
    return expected == null ? new UUID(0, 0) : expected.log();
  }

  private void found(String reason) {
    if (broken == null) {
      broken = new BrokenCheckpoint(lines, reason);
    }
  }

  /// Compares the file's end with a copy of the last line that it must have.
  public void end(String copy) {
    try {
      var checkpoint = Checkpoint.parse(copy);
      if (keys.stream().noneMatch(checkpoint::isSignedBy)) {
        found("the control database's copy of the last line is not genuine");
      } else if (checkpoint.position().number() > lines && broken == null) {
        broken = new BrokenCheckpoint(lines + 1, "it is gone from the file's end");
      }
    } catch (IllegalArgumentException _) {
      found("the control database's copy of the last line is not genuine");
    }
  }

  public long lines() {
    return lines;
  }

  public Optional<Checkpoint> lastSigned() {
    return Optional.ofNullable(lastSigned);
  }

  /// Where the next line stands; empty before the first.
  public Optional<Position> following() {
    return Optional.ofNullable(expected);
  }

  public Optional<BrokenCheckpoint> broken() {
    return Optional.ofNullable(broken);
  }
}
