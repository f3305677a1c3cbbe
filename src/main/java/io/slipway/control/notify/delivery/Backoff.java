package io.slipway.control.notify.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after failures: 10 s after the first, twice as long after each further one, an
/// hour at most, and each time up to a fifth more or less, so that receivers are not met by all who
/// wait at once.
final class Backoff {

  static final Duration FIRST = Duration.ofSeconds(10);
  static final Duration LONGEST = Duration.ofHours(1);
  static final double SPREAD = 0.2;

  private static final int DOUBLINGS = 16;

  private Backoff() {}

  /// @param failures in a row, at least 1
  static Duration after(int failures, RandomGenerator random) {
    var doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
    var base = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    var factor = 1 + random.nextDouble(-SPREAD, SPREAD);
    return Duration.ofMillis(Math.round(base.toMillis() * factor));
  }
}
