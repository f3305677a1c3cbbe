package io.slipway.engine.execute;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Says whether a run that lost its target goes back to it.
///
/// A target that cannot be reached is tried for as long as the patience lasts. A session that
/// breaks again and again at the same step is another matter: perhaps the step is what breaks it.
final class Reconnection {

  private static final int BREAKS = 3;
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Duration patience;
  private boolean isConnected = true;
  private int breaks;
  private long lostAt;
  private Duration pause = SHORTEST;

  Reconnection(Duration patience) {
    this.patience = patience;
  }

  /// There is a session again.
  void connected() {
    isConnected = true;
  }

  /// A step was brought to its end.
  void progressed() {
    breaks = 0;
  }

  /// Whether to try once more, after a pause that it makes.
  boolean mayFollow() {
    if (isConnected) {
      isConnected = false;
      breaks++;
      lostAt = System.nanoTime();
      pause = SHORTEST;
    }
    if (breaks > BREAKS || System.nanoTime() - lostAt >= patience.toNanos()) {
      return false;
    }
    LockSupport.parkNanos(pause.toNanos());
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return !Thread.currentThread().isInterrupted();
  }
}
