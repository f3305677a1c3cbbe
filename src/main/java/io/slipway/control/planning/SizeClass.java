package io.slipway.control.planning;

import java.util.OptionalLong;

/// How large a table is, as roughly as it matters to whoever approves what is done to it.
public enum SizeClass {
  /// Less than 100 MB: read or written anew in a second.
  SMALL(100L << 20),
  /// Less than 10 GB: in minutes.
  MEDIUM(10L << 30),
  /// Less than 1 TB: in hours.
  LARGE(1L << 40),
  /// More than that.
  HUGE(Long.MAX_VALUE),
  /// Nobody could tell.
  UNKNOWN(0);

  private final long below;

  SizeClass(long below) {
    this.below = below;
  }

  /// @param bytes of a table's main file; empty when nobody knows
  public static SizeClass of(OptionalLong bytes) {
    if (bytes.isEmpty()) {
      return UNKNOWN;
    }
    for (var one : values()) {
      if (bytes.getAsLong() < one.below) {
        return one;
      }
    }
    return HUGE;
  }
}
