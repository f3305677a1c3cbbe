package io.slipway.control.project.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/// Sizes as PostgreSQL's settings have them: a whole number with B, kB, MB, GB or TB, each 1024 of
/// the one before.
public final class ByteSize {

  private static final int FEW_DIGITS = 4;

  private record Unit(String name, long bytes) {}

  // From the largest, so that the first that divides a size is the shortest way to write it.
  private static final List<Unit> UNITS =
      List.of(
          new Unit("TB", 1L << 40),
          new Unit("GB", 1L << 30),
          new Unit("MB", 1L << 20),
          new Unit("kB", 1L << 10),
          new Unit("B", 1));

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})(TB|GB|MB|kB|B)");

  private ByteSize() {}

  static long parse(String text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "expected a size such as 500MB or 1GB (B, kB, MB, GB, TB), not " + text);
    }
    var unit = UNITS.stream().filter(it -> it.name().equals(match.group(2))).findFirst();
    return Long.parseLong(match.group(1)) * unit.orElseThrow().bytes();
  }

  static String text(long bytes) {
    var unit = UNITS.stream().filter(it -> bytes != 0 && bytes % it.bytes() == 0).findFirst();
    return unit.map(it -> bytes / it.bytes() + it.name()).orElse("0B");
  }

  /// For people: exactly where that is short, such as `2552kB`, else rounded down: `41.3GB`.
  public static String inWords(long bytes) {
    var exact = text(bytes);
    if (exact.chars().filter(Character::isDigit).count() <= FEW_DIGITS) {
      return exact;
    }
    var unit = UNITS.stream().filter(it -> bytes >= it.bytes()).findFirst().orElseThrow();
    var tenths =
        BigInteger.valueOf(bytes).multiply(BigInteger.TEN).divide(BigInteger.valueOf(unit.bytes()));
    return new BigDecimal(tenths, 1) + unit.name();
  }
}
