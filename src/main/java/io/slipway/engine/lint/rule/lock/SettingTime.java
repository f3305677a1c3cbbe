package io.slipway.engine.lint.rule.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times as PostgreSQL's settings have them: `2s`, `500`, `1.5min`.
///
/// Source: PostgreSQL's documentation, "Setting Parameters"; without a unit it is milliseconds.
final class SettingTime {

  private static final Pattern TIME =
      Pattern.compile("(?<amount>\\d+(\\.\\d+)?)\\s*(?<unit>us|ms|s|min|h|d)?");

  private static final double MICROSECOND = 0.001;
  private static final double SECOND = 1_000;
  private static final double MINUTE = 60 * SECOND;
  private static final double HOUR = 60 * MINUTE;
  private static final double DAY = 24 * HOUR;

  private SettingTime() {}

  /// Empty for what is none.
  static Optional<Duration> of(String value) {
    var time = TIME.matcher(value.strip());
    if (!time.matches()) {
      return Optional.empty();
    }
    var amount = Double.parseDouble(time.group("amount"));
    var unit = time.group("unit");
    return Optional.of(Duration.ofMillis(Math.round(amount * (unit == null ? 1 : millis(unit)))));
  }

  private static double millis(String unit) {
    return switch (unit) {
      case "us" -> MICROSECOND;
      case "s" -> SECOND;
      case "min" -> MINUTE;
      case "h" -> HOUR;
      case "d" -> DAY;
      default -> 1;
    };
  }
}
