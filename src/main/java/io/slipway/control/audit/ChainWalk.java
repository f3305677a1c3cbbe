package io.slipway.control.audit;

import io.slipway.control.audit.AuditVerification.BrokenEntry;
import org.jspecify.annotations.Nullable;

/// Follows the chain entry by entry and remembers the first that is broken.
final class ChainWalk {

  private long entries;
  private long expected = 1;
  private String previous = AuditHash.BEFORE_THE_FIRST;
  private @Nullable BrokenEntry broken;

  void next(AuditEntry entry) {
    entries++;
    if (entry.seq() != expected) {
      found(expected, "it is missing");
    } else if (!entry.previousHash().equals(previous)) {
      found(entry.seq(), "it does not name the hash of the entry before");
    } else if (!AuditHash.of(entry).equals(entry.hash())) {
      found(entry.seq(), "its content does not have its hash");
    }
    expected = entry.seq() + 1;
    previous = entry.hash();
  }

  /// Compares the last entry with what the head remembers.
  AuditVerification end(long seq, String hash) {
    if (seq >= expected) {
      found(expected, "it is missing");
    } else if (seq != expected - 1 || !hash.equals(previous)) {
      found(expected - 1, "it is not the entry that was written last");
    }
    return new AuditVerification(broken == null, entries, broken);
  }

  private void found(long seq, String reason) {
    if (broken == null) {
      broken = new BrokenEntry(seq, reason);
    }
  }
}
