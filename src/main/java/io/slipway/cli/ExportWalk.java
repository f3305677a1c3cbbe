package io.slipway.cli;

import io.slipway.control.audit.chain.AuditEntry;
import io.slipway.control.audit.chain.BrokenEntry;
import io.slipway.control.audit.chain.ChainWalk;
import io.slipway.control.audit.chain.CheckpointComparison;
import io.slipway.control.audit.chain.EntryLine;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows the lines of an export and compares them with what is known from elsewhere.
final class ExportWalk {

  private final CheckpointComparison comparison;
  private final boolean filtered;
  private final @Nullable String fromHash;
  private final @Nullable KnownEntry head;
  private @Nullable ChainWalk chain;
  private @Nullable AuditEntry first;
  private @Nullable AuditEntry last;
  private @Nullable BrokenEntry againstHead;
  private long line;
  private long brokenLine;

  ExportWalk(
      CheckpointComparison comparison,
      boolean filtered,
      @Nullable String fromHash,
      @Nullable KnownEntry head) {
    this.comparison = comparison;
    this.filtered = filtered;
    this.fromHash = fromHash;
    this.head = head;
  }

  void follow(ExportLines lines) throws IOException {
    try {
      for (var next = lines.next(); next.isPresent(); next = lines.next()) {
        line++;
        step(next.get());
      }
    } catch (IllegalArgumentException e) {
      line++;
      unreadable(e);
    }
    comparison.end();
    compareEnd();
  }

  private void step(byte[] bytes) {
    try {
      var entry = EntryLine.parse(bytes);
      chain(entry).next(entry);
      comparison.passes(entry);
      compare(entry);
      first = first == null ? entry : first;
      last = entry;
      noteBreak(chain(entry));
    } catch (IllegalArgumentException e) {
      unreadable(e);
    }
  }

  private void unreadable(IllegalArgumentException e) {
    var walk = chain == null ? start(ChainWalk.fromTheStart()) : chain;
    walk.unreadable("the line that should hold it is no entry: " + e.getMessage());
    noteBreak(walk);
  }

  // Where an export begins is known with its first entry.
  private ChainWalk chain(AuditEntry entry) {
    if (chain != null) {
      return chain;
    }
    if (filtered) {
      return start(ChainWalk.ofSome());
    }
    return start(
        fromHash == null ? ChainWalk.fromTheStart() : ChainWalk.behind(entry.seq() - 1, fromHash));
  }

  private ChainWalk start(ChainWalk walk) {
    chain = walk;
    return walk;
  }

  private void noteBreak(ChainWalk walk) {
    if (brokenLine == 0 && walk.broken().isPresent()) {
      brokenLine = line;
    }
  }

  private void compare(AuditEntry entry) {
    if (head != null && head.seq() == entry.seq() && !head.hash().equals(entry.hash())) {
      againstHead = new BrokenEntry(entry.seq(), "its hash is not the one given with --head");
    }
  }

  private void compareEnd() {
    if (head != null && !filtered && (last == null || last.seq() < head.seq())) {
      againstHead = new BrokenEntry(head.seq(), "it was given with --head, and is missing");
    }
  }

  /// The first entry that the export itself shows to be broken.
  Optional<BrokenEntry> broken() {
    return Optional.ofNullable(chain).flatMap(ChainWalk::broken);
  }

  /// The line at which that was found.
  long brokenLine() {
    return brokenLine;
  }

  Optional<BrokenEntry> againstHead() {
    return Optional.ofNullable(againstHead);
  }

  CheckpointComparison comparison() {
    return comparison;
  }

  Optional<AuditEntry> first() {
    return Optional.ofNullable(first);
  }

  Optional<AuditEntry> last() {
    return Optional.ofNullable(last);
  }

  long lines() {
    return line;
  }
}
