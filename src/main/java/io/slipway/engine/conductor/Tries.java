package io.slipway.engine.conductor;

import io.slipway.engine.postgres.SqlState;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// How often one step has been tried, and whether it may be once more.
public final class Tries {

  // How soon a pause ends when the run is to stop.
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Retry retry;
  private final long deadline;
  private final Cancellation cancellation;
  private int made;
  private boolean waited;

  Tries(Retry retry, Cancellation cancellation) {
    this.retry = retry;
    this.cancellation = cancellation;
    this.deadline = System.nanoTime() + retry.budget().toNanos();
  }

  /// Counts a try that failed, and says whether another one may follow: when others' locks were the
  /// cause, and there is time.
  public boolean mayFollow(String sqlState) {
    made++;
    return SqlState.mayPass(sqlState) && made < retry.tries() && hasTime();
  }

  /// How many have failed.
  public int made() {
    return made;
  }

  /// Whether others kept the step off for some time: from a try that failed, or from beginning one.
  public boolean metOthers() {
    return made > 1 || waited;
  }

  void waited() {
    waited = true;
  }

  // Whoever is told to stop has none.
  boolean hasTime() {
    return System.nanoTime() - deadline < 0 && !isStopped();
  }

  private boolean isStopped() {
    return cancellation.isRequested() || Thread.currentThread().isInterrupted();
  }

  /// Waits before the next one.
  public void pause() {
    var end = System.nanoTime() + pauseNow().toNanos();
    for (var left = end - System.nanoTime();
        left > 0 && !isStopped();
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, LOOK.toNanos()));
    }
  }

  private Duration pauseNow() {
    return retry.pause(made, ThreadLocalRandom.current().nextDouble());
  }
}
