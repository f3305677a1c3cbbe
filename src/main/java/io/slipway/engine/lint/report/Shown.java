package io.slipway.engine.lint.report;

/// Text of scripts as it may be shown: nothing in it steers a terminal, a parser or the direction
/// in which one reads.
final class Shown {

  private static final String CUT = "…";
  private static final int REPLACEMENT = 0xFFFD;

  private Shown() {}

  /// With control characters, and those that turn the direction of writing, spelled out as
  /// `[U+001B]`; line ends and tabs stay.
  static String text(String text) {
    var shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (isHarmless(character)) {
                shown.appendCodePoint(character);
              } else if (isSurrogate(character)) {
                shown.appendCodePoint(REPLACEMENT);
              } else {
                shown.append("[U+%04X]".formatted(character));
              }
            });
    return shown.toString();
  }

  /// The same on one line, with one blank wherever there was space.
  static String line(String text) {
    return text(text.strip().replaceAll("\\s+", " "));
  }

  /// The beginning of a text, on one line.
  ///
  /// @param most characters that are kept of it
  static String excerpt(String text, int most) {
    // Enough to see whether more follows, however long the text is.
    var beginning = text.substring(0, Math.min(text.length(), most * 8));
    var line = line(beginning);
    if (line.codePointCount(0, line.length()) <= most) {
      return beginning.length() < text.length() ? line + CUT : line;
    }
    return line.substring(0, line.offsetByCodePoints(0, most)) + CUT;
  }

  private static boolean isHarmless(int character) {
    return character == '\n'
        || character == '\r'
        || character == '\t'
        || !Character.isISOControl(character)
            && !isSurrogate(character)
            && !turnsDirection(character)
            && (character & 0xFFFE) != 0xFFFE;
  }

  private static boolean isSurrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  // Unicode's bidirectional formatting characters, with which text can look like other text.
  private static boolean turnsDirection(int character) {
    return character >= 0x202A && character <= 0x202E
        || character >= 0x2066 && character <= 0x2069
        || character == 0x200E
        || character == 0x200F;
  }
}
