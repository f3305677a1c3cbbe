package io.slipway.control.audit.chain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows the chain entry by entry and remembers the first that is broken.
public final class ChainWalk {

  private final boolean complete;
  private long entries;
  private long last;
  private @Nullable String previous;
  private @Nullable BrokenEntry broken;

  private ChainWalk(boolean complete, long last, @Nullable String previous) {
    this.complete = complete;
    this.last = last;
    this.previous = previous;
  }

  /// Over all entries there are.
  public static ChainWalk fromTheStart() {
    return behind(0, AuditHash.BEFORE_THE_FIRST);
  }

  /// Over all entries behind one whose hash is known.
  public static ChainWalk behind(long seq, String hash) {
    return new ChainWalk(true, seq, hash);
  }

  /// Over entries that somebody chose, in their order: between them others may be missing.
  public static ChainWalk ofSome() {
    return new ChainWalk(false, 0, null);
  }

  public void next(AuditEntry entry) {
    var gap = complete ? entry.seq() != last + 1 : entry.seq() <= last;
    if (gap) {
      gap(entry.seq());
    } else if (entry.seq() == last + 1
        && previous != null
        && !entry.previousHash().equals(previous)) {
      found(entry.seq(), "it does not name the hash of the entry before");
    } else if (!hasItsHash(entry)) {
      found(entry.seq(), "its content does not have its hash");
    }
    passed(entry.seq(), entry.hash());
  }

  /// Something that is no entry stands where one should.
  public void unreadable(String reason) {
    found(last + 1, reason);
    entries++;
  }

  private void gap(long seq) {
    if (seq > last) {
      found(last + 1, "it is missing");
    } else {
      found(seq, "it stands behind entry " + last + ", out of its order");
    }
  }

  private void passed(long seq, String hash) {
    entries++;
    last = seq;
    previous = hash;
  }

  // What no entry can hold has no hash.
  private static boolean hasItsHash(AuditEntry entry) {
    try {
      return AuditHash.of(entry).equals(entry.hash());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Compares the last entry with the one that is known to be the last.
  public void end(long seq, String hash) {
    if (seq > last) {
      found(last + 1, "it is missing");
    } else if (seq != last || !hash.equals(previous)) {
      found(last, "it is not the entry that was written last");
    }
  }

  private void found(long seq, String reason) {
    if (broken == null) {
      broken = new BrokenEntry(seq, reason);
    }
  }

  public Optional<BrokenEntry> broken() {
    return Optional.ofNullable(broken);
  }

  public long entries() {
    return entries;
  }

  /// The number of the last entry seen; before the first, of the one the walk began behind.
  public long last() {
    return last;
  }

  /// The hash of the entry seen last.
  public Optional<String> lastHash() {
    return Optional.ofNullable(previous);
  }
}
