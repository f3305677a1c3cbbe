package io.slipway.control.notify.message;

/// Makes any text one line of limited length, so that it can begin no other: no header of a
/// message, no paragraph of somebody else's.
final class OneLine {

  private static final String CUT = "…";

  private OneLine() {}

  static String of(String text, int longest) {
    // Line and paragraph separators, controls, and what turns the direction of a text.
    var line =
        text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\u0085\\u202A-\\u202E\\u2066-\\u2069]+", " ");
    return cut(line.strip(), longest);
  }

  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var end = longest - CUT.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }
}
