package io.slipway.engine.sql;

/// The well-formed byte sequences of UTF-8 (Unicode 16, table 3-7).
final class Utf8 {

  /// Answered for an overlong form, a surrogate, a lone or missing continuation byte, and for what
  /// lies above U+10FFFF.
  static final int INVALID = -1;

  private Utf8() {}

  /// How many bytes follow a first byte above 0x7F, or [#INVALID].
  ///
  /// @param second the bytes behind the first, negative where the text ends
  static int continuationBytes(int first, int second, int third, int fourth) {
    if (first >= 0xC2 && first <= 0xDF) {
      return continues(second) ? 1 : INVALID;
    }
    if (first >= 0xE0 && first <= 0xEF) {
      return isSecondOfThree(first, second) && continues(third) ? 2 : INVALID;
    }
    if (first >= 0xF0 && first <= 0xF4) {
      return isSecondOfFour(first, second) && continues(third) && continues(fourth) ? 3 : INVALID;
    }
    return INVALID;
  }

  private static boolean isSecondOfThree(int first, int second) {
    return switch (first) {
      case 0xE0 -> second >= 0xA0 && second <= 0xBF;
      case 0xED -> second >= 0x80 && second <= 0x9F;
      default -> continues(second);
    };
  }

  private static boolean isSecondOfFour(int first, int second) {
    return switch (first) {
      case 0xF0 -> second >= 0x90 && second <= 0xBF;
      case 0xF4 -> second >= 0x80 && second <= 0x8F;
      default -> continues(second);
    };
  }

  private static boolean continues(int b) {
    return b >= 0x80 && b <= 0xBF;
  }

  /// The character that a sequence of two or three well-formed bytes encodes.
  static int character(int first, int second, int third) {
    return first < 0xE0
        ? (first & 0x1F) << 6 | second & 0x3F
        : (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F;
  }
}
