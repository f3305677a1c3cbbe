package io.slipway.control.audit.chain;

import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares entries, as they are walked over in their order, with what checkpoints say of them.
///
/// Both are read side by side, so that neither needs to be held in memory.
public final class CheckpointComparison {

  private final Iterator<String> file;
  private final CheckpointLines lines;
  private final boolean complete;
  private @Nullable Checkpoint next;
  private @Nullable Checkpoint passed;
  private boolean begun;
  private long compared;
  private @Nullable BrokenEntry broken;

  /// @param complete whether all entries from the first on are walked over, so that one that is
  ///     not there is missing
  public CheckpointComparison(Iterator<String> file, CheckpointLines lines, boolean complete) {
    this.file = file;
    this.lines = lines;
    this.complete = complete;
    advance();
  }

  // A line that goes back is broken itself, and says nothing of what has come by already.
  private void advance() {
    var from = next == null ? 0 : next.seq();
    next = null;
    while (next == null && file.hasNext()) {
      next = lines.next(file.next()).filter(line -> line.seq() >= from).orElse(null);
    }
  }

  public void passes(AuditEntry entry) {
    while (next != null && next.seq() < entry.seq()) {
      if (begun && complete) {
        found(next, "it was signed at %s, and is missing");
      }
      passed = next;
      advance();
    }
    if (passed != null
        && passed.seq() == entry.seq() - 1
        && !passed.hash().equals(entry.previousHash())) {
      found(passed, "the entry behind it does not name the hash that was signed at %s");
    }
    while (next != null && next.seq() == entry.seq()) {
      compared++;
      if (!next.hash().equals(entry.hash())) {
        found(next, "its hash is not the one that was signed at %s");
      }
      advance();
    }
    begun = true;
  }

  /// Where all were to come by, what was signed and did not is missing.
  public void end() {
    while (next != null) {
      if (complete) {
        found(next, "it was signed at %s, and is missing");
      }
      advance();
    }
  }

  private void found(Checkpoint checkpoint, String reason) {
    if (broken == null) {
      broken = new BrokenEntry(checkpoint.seq(), reason.formatted(checkpoint.at()));
    }
  }

  public Optional<BrokenEntry> broken() {
    return Optional.ofNullable(broken);
  }

  /// How many checkpoints met the entry that they name.
  public long compared() {
    return compared;
  }

  public CheckpointLines lines() {
    return lines;
  }
}
