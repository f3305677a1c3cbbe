package io.slipway.control.audit;

import io.slipway.control.audit.chain.AuditHash;
import io.slipway.control.audit.chain.BrokenEntry;
import io.slipway.control.audit.chain.ChainWalk;
import io.slipway.control.audit.chain.Checkpoint;
import io.slipway.control.database.ControlServer;
import io.slipway.control.database.DataSettings;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Signs how far the chain has come, in a file that is not in the database.
///
/// What is signed continues what was signed before: entries are verified first, from the last
/// checkpoint on. So a chain that was rewritten is never signed.
@Component
class Checkpoints implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final @Nullable CheckpointStore store;
  private final AuditEntries entries;
  private final CheckpointCopies copies;
  private final Clock clock;
  private Optional<BrokenEntry> reported = Optional.empty();

  Checkpoints(CheckpointPlace place, AuditEntries entries, CheckpointCopies copies, Clock clock) {
    this.store = place.open();
    this.entries = entries;
    this.copies = copies;
    this.clock = clock;
  }

  /// The settings that say where checkpoints are kept.
  @Component
  record CheckpointPlace(AuditSettings settings, DataSettings data, ControlServer server) {

    @Nullable CheckpointStore open() {
      return CheckpointStore.open(settings, data, server);
    }
  }

  Optional<CheckpointStore> store() {
    return Optional.ofNullable(store);
  }

  /// The number of the entry that was signed last; 0 before the first.
  long signedUpTo() {
    return store().flatMap(kept -> kept.file().last()).map(Checkpoint::seq).orElse(0L);
  }

  /// Signs the chain's head, if it has moved since the last time and what came since is whole.
  synchronized void sign() {
    if (store == null) {
      return;
    }
    try {
      var last = store.file().last();
      var walk =
          entries.follow(
              last.map(Checkpoint::seq).orElse(0L),
              last.map(Checkpoint::hash).orElse(AuditHash.BEFORE_THE_FIRST));
      report(walk.broken());
      if (walk.broken().isEmpty() && walk.entries() > 0) {
        sign(store, walk);
      }
      copies.complete(store.file());
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "No checkpoint of the audit trail could be written; it is tried again: {}",
          e.getMessage());
    }
  }

  private void sign(CheckpointStore kept, ChainWalk walk) throws IOException {
    var now = AuditTrail.TIME.format(clock.instant());
    kept.sign(walk.last(), walk.lastHash().orElseThrow(), now);
  }

  private void report(Optional<BrokenEntry> broken) {
    if (!broken.equals(reported)) {
      broken.ifPresent(
          entry ->
              LOG.error(
                  "The audit trail was tampered with: entry {}: {}. No checkpoint is signed"
                      + " from here on; see GET /api/v1/audit/verification",
                  entry.seq(),
                  entry.reason()));
      reported = broken;
    }
  }

  /// What was added until now is signed before the process ends.
  @Override
  public void destroy() throws IOException {
    sign();
    if (store != null) {
      store.close();
    }
  }
}
