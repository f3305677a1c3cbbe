package io.slipway.engine.conductor;

import java.time.Duration;

/// The limits of one statement. Zero means none, as in PostgreSQL.
///
/// @param lock how long it may wait for each lock: `lock_timeout`
/// @param statement how long it may take in all: `statement_timeout`
public record Timeouts(Duration lock, Duration statement) {

  public static final Timeouts NONE = new Timeouts(Duration.ZERO, Duration.ZERO);

  public Timeouts {
    if (lock.isNegative() || statement.isNegative()) {
      throw new IllegalArgumentException("a timeout is not negative: %s".formatted(lock));
    }
  }
}
