package io.slipway.control.lint;

import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Lets a few requests be looked at at a time: reading SQL takes a processor to itself, and runs on
/// targets need theirs.
@Component
class LintTurns {

  // One that takes no longer than a CI job's patience.
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private final Semaphore free = new Semaphore(AT_ONCE, true);

  /// What is done in a turn.
  interface Work<T> {

    T done() throws IOException;
  }

  /// @throws ProblemException `unavailable` when no turn comes in time
  <T> T take(Work<T> work) throws IOException {
    if (!isFree()) {
      throw new ProblemException(
          ProblemCode.UNAVAILABLE, "Too much is being linted at this moment; try again.");
    }
    try {
      return work.done();
    } finally {
      free.release();
    }
  }

  private boolean isFree() {
    try {
      return free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
