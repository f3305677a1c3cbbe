package io.slipway.engine.preflight;

import java.time.Duration;
import java.util.Locale;

/// How quantities are written in findings.
final class Texts {

  private static final long KIBI = 1024;
  private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

  private Texts() {}

  /// `1 d 2 h`, `3 min`, `12 s`, `400 ms`
  static String duration(Duration duration) {
    if (duration.toDays() > 0) {
      return duration.toDays() + " d " + duration.toHoursPart() + " h";
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    if (duration.toMinutes() > 0) {
      return duration.toMinutes() + " min";
    }
    return duration.toSeconds() > 0
        ? duration.toSeconds() + " s"
        : Math.max(0, duration.toMillis()) + " ms";
  }

  /// `12 bytes`, `1.5 GiB`
  static String bytes(long bytes) {
    var unit = 0;
    var value = (double) bytes;
    while (Math.abs(value) >= KIBI && unit < UNITS.length - 1) {
      value /= KIBI;
      unit++;
    }
    return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  /// `1 index`, `3 indexes`
  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /// A text on one line and no longer than so many characters.
  static String cut(String text, int length) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= length
        ? line
        : line.substring(0, line.offsetByCodePoints(0, fitting(line, length))) + "…";
  }

  private static int fitting(String line, int length) {
    return Math.min(line.codePointCount(0, line.length()), length);
  }
}
