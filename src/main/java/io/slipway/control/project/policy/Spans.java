package io.slipway.control.project.policy;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/// Durations as policies have them, such as `36h` and `7d`.
public final class Spans {

  private record Unit(String name, Duration length) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("d", Duration.ofDays(1)),
          new Unit("h", Duration.ofHours(1)),
          new Unit("m", Duration.ofMinutes(1)),
          new Unit("s", Duration.ofSeconds(1)));

  private Spans() {}

  /// @throws IllegalArgumentException when it is none, or not between two others
  static Duration parse(String text, Duration least, Duration most) {
    var hasUnit = text.matches("[0-9]{1,9}[smhd]");
    if (hasUnit || text.startsWith("P")) {
      try {
        var duration = DurationStyle.detectAndParse(text);
        if (duration.compareTo(least) >= 0
            && duration.compareTo(most) <= 0
            && duration.getNano() == 0) {
          return duration;
        }
      } catch (IllegalArgumentException _) {
        // Said below.
      }
    }
    throw new IllegalArgumentException(
        "expected a duration from %s to %s such as 36h or 7d, not %s"
            .formatted(text(least), text(most), text));
  }

  /// In the largest unit that it is a whole number of.
  public static String text(Duration duration) {
    return UNITS.stream()
        .filter(unit -> duration.toSeconds() % unit.length().toSeconds() == 0)
        .filter(_ -> !duration.isZero())
        .findFirst()
        .map(unit -> duration.dividedBy(unit.length()) + unit.name())
        .orElse("0s");
  }
}
