package io.slipway.control.audit;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Has the chain's head signed when enough entries or enough time have passed.
@Component
class CheckpointTimer implements ApplicationRunner, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointTimer.class);

  private final Checkpoints checkpoints;
  private final AuditSettings settings;
  private final Semaphore due = new Semaphore(0);
  private volatile boolean stopping;
  private volatile @Nullable Thread thread;

  CheckpointTimer(Checkpoints checkpoints, AuditSettings settings) {
    this.checkpoints = checkpoints;
    this.settings = settings;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (checkpoints.store().isEmpty()) {
      LOG.warn(
          "No checkpoints of the audit trail are signed: whoever is superuser of the control"
              + " database could rewrite all of it. Set slipway.audit.checkpoint-file and"
              + " slipway.audit.signing-key.");
      return;
    }
    thread = Thread.ofVirtual().name("audit checkpoints").start(this::signNowAndThen);
  }

  private void signNowAndThen() {
    try {
      while (!stopping) {
        checkpoints.sign();
        if (due.tryAcquire(settings.checkpointEvery().toMillis(), TimeUnit.MILLISECONDS)) {
          due.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void added(EntriesAdded entries) {
    if (entries.seq() - checkpoints.signedUpTo() >= settings.checkpointEntries()) {
      due.release();
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    stopping = true;
    due.release();
    var running = thread;
    if (running != null) {
      running.join();
    }
  }
}
