package io.slipway.engine.lint.rule;

import java.time.Duration;

/// How fast PostgreSQL gets through a table's bytes, so that a size can be told as a time.
///
/// Rates are those of one process on a server with network storage whose caches are cold; a local
/// disk is several times as fast. They tell seconds from hours, and are no promise.
enum Pace {
  /// Looking at each row.
  READING(100),
  /// Reading and sorting for an index.
  INDEXING(25),
  /// Writing each row again.
  WRITING(40);

  private static final double MEGABYTE = 1e6;

  private final double megabytesPerSecond;

  Pace(double megabytesPerSecond) {
    this.megabytesPerSecond = megabytesPerSecond;
  }

  Duration of(long bytes) {
    return Duration.ofMillis(Math.round(bytes / (megabytesPerSecond * MEGABYTE) * 1000));
  }
}
