package io.slipway.engine.lint.report;

/// Text that shows in Markdown (CommonMark, and GitHub's additions) as it is, and does nothing.
final class MarkdownText {

  /// Keeps names behind `@` and numbers behind `#` from becoming links; it has no width.
  private static final String WORD_JOINER = "\u2060";

  private static final String ALWAYS = "\\`*_[]<>|~#@&$";
  // Of addresses and of emojis' names.
  private static final String INSIDE_WORDS = ".:";
  // Of lists, `1.` and `1)` among them, of lines that make headings and of rules.
  private static final String AT_THE_BEGINNING = "-+=.)";

  private static final String FENCE = "`";
  private static final int SHORTEST_FENCE = 3;

  private MarkdownText() {}

  /// On one line, with a backslash before each character that would mean something.
  static String escaped(String text) {
    var line = Shown.line(text);
    var escaped = new StringBuilder();
    for (var i = 0; i < line.length(); i++) {
      var character = line.charAt(i);
      if (means(line, i)) {
        escaped.append('\\');
      }
      escaped.append(character);
      if (character == '@' || character == '#') {
        escaped.append(WORD_JOINER);
      }
    }
    return escaped.toString();
  }

  private static boolean means(String line, int at) {
    var character = line.charAt(at);
    return ALWAYS.indexOf(character) >= 0
        || INSIDE_WORDS.indexOf(character) >= 0 && !isBlank(line, at + 1)
        || AT_THE_BEGINNING.indexOf(character) >= 0 && isNumber(line, at);
  }

  private static boolean isBlank(String line, int at) {
    return at >= line.length() || line.charAt(at) == ' ';
  }

  private static boolean isNumber(String line, int end) {
    return line.chars().limit(end).allMatch(Character::isDigit);
  }

  /// As a block of code, whatever stands in it.
  static String block(String language, String code) {
    var text = Shown.text(code).replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
    var fence = FENCE.repeat(Math.max(SHORTEST_FENCE, longestRun(text) + 1));
    return fence + language + "\n" + text + "\n" + fence + "\n";
  }

  private static int longestRun(String text) {
    var longest = 0;
    var run = 0;
    for (var i = 0; i < text.length(); i++) {
      run = text.charAt(i) == FENCE.charAt(0) ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
