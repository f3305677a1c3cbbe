package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.schema.model.Storage.Size;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Numbers as people say them: two digits and a unit.
public final class Amounts {

  private static final double EXACT_BELOW = 1_000;
  private static final long SECONDS_A_MINUTE = 60;
  private static final long SECONDS_AN_HOUR = 3_600;
  // From here on the larger unit is clear enough: 90 s, then 2 min.
  private static final long STILL_SECONDS = 90;
  private static final long STILL_MINUTES = 90 * SECONDS_A_MINUTE;

  private record Unit(double factor, String name) {}

  private static final List<Unit> COUNTS =
      List.of(new Unit(1e9, " billion"), new Unit(1e6, " million"), new Unit(1e3, ",000"));
  private static final List<Unit> BYTES =
      List.of(
          new Unit(1e12, " TB"), new Unit(1e9, " GB"), new Unit(1e6, " MB"), new Unit(1e3, " kB"));

  private Amounts() {}

  /// `1 row`, `12 million rows`.
  public static String rows(long rows) {
    return rows == 1 ? "1 row" : rounded(rows, COUNTS, "") + " rows";
  }

  /// `4.1 GB`, in powers of ten.
  public static String bytes(long bytes) {
    return rounded(bytes, BYTES, " bytes");
  }

  /// `40 s`, `3 min`, `2 h`; `less than a second`.
  public static String duration(Duration duration) {
    var seconds = duration.toSeconds();
    if (seconds < 1) {
      return "less than a second";
    }
    if (seconds < STILL_SECONDS) {
      return seconds + " s";
    }
    return seconds < STILL_MINUTES
        ? Math.round((double) seconds / SECONDS_A_MINUTE) + " min"
        : Math.round((double) seconds / SECONDS_AN_HOUR) + " h";
  }

  /// `12 million rows, 4.1 GB`; empty when neither is known.
  public static String size(Size size) {
    return Stream.concat(
            size.rows().stream().mapToObj(Amounts::rows),
            size.bytes().stream().mapToObj(Amounts::bytes))
        .collect(Collectors.joining(", "));
  }

  private static String rounded(long amount, List<Unit> units, String plain) {
    for (var unit : units) {
      if (amount >= Math.max(unit.factor(), EXACT_BELOW)) {
        var value = amount / unit.factor();
        return String.format(
                Locale.ROOT, value < 10 && !unit.name().startsWith(",") ? "%.1f" : "%.0f", value)
            + unit.name();
      }
    }
    return amount + plain;
  }
}
