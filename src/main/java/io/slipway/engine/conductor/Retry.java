package io.slipway.engine.conductor;

import java.time.Duration;

/// How often a step is tried that others' locks keep from being applied.
///
/// @param tries how often at most, the first one included
/// @param budget how long at most after the first try began; no further one begins later
/// @param firstPause how long to pause before the second try; each further pause is twice as long,
///     and of each a random part of up to a half is left out, so that two runs do not meet again
/// @param longestPause the longest pause
public record Retry(int tries, Duration budget, Duration firstPause, Duration longestPause) {

  public Retry {
    if (tries < 1) {
      throw new IllegalArgumentException(
          "a step is tried once at least, not %d times".formatted(tries));
    }
  }

  /// The pause behind a try.
  ///
  /// @param tried how many tries there were
  /// @param random from 0 to below 1
  Duration pause(int tried, double random) {
    var doubled = firstPause.toMillis() * Math.pow(2, Math.min(tried - 1, Integer.SIZE));
    var whole = Math.min(doubled, longestPause.toMillis());
    return Duration.ofMillis((long) (whole * (1 - random / 2)));
  }
}
