package io.slipway.engine.sql.grammar;

/// What a string constant stands for.
///
/// @param origins of each character, and of the end: where it stands in the constant
record Constant(String value, int[] origins) {

  private static final String ESCAPES = "bfnrt";
  private static final String ESCAPED = "\b\f\n\r\t";
  private static final int OCTAL = 8;
  private static final int HEXADECIMAL = 16;

  /// @param constant with its quotes, whichever they are
  static Constant of(String constant) {
    return constant.startsWith("$") ? inDollars(constant) : new Reader(constant).read();
  }

  private static Constant inDollars(String constant) {
    var tag = constant.indexOf('$', 1) + 1;
    var value = constant.substring(tag, constant.length() - tag);
    var origins = new int[value.length() + 1];
    for (var i = 0; i < origins.length; i++) {
      origins[i] = tag + i;
    }
    return new Constant(value, origins);
  }

  /// Reads a constant in quotes.
  private static final class Reader {

    private final String constant;
    private final boolean escapes;
    private final StringBuilder value = new StringBuilder();
    private final int[] origins;
    private int at;

    Reader(String constant) {
      this.constant = constant;
      this.escapes = constant.startsWith("e") || constant.startsWith("E");
      this.at = constant.indexOf('\'') + 1;
      this.origins = new int[constant.length() + 1];
    }

    Constant read() {
      while (at < constant.length() - 1) {
        origins[value.length()] = at;
        next();
      }
      origins[value.length()] = constant.length() - 1;
      return new Constant(value.toString(), origins);
    }

    private void next() {
      var c = constant.charAt(at++);
      if (c == '\'') {
        value.append(c);
        at++;
      } else if (c == '\\' && escapes) {
        escaped(constant.charAt(at++));
      } else {
        value.append(c);
      }
    }

    private void escaped(char c) {
      var named = ESCAPES.indexOf(c);
      if (named >= 0) {
        value.append(ESCAPED.charAt(named));
      } else if (Character.digit(c, OCTAL) >= 0) {
        at--;
        number(OCTAL, 3);
      } else if (c == 'x') {
        number(HEXADECIMAL, 2);
      } else if (c == 'u' || c == 'U') {
        number(HEXADECIMAL, c == 'u' ? 4 : 8);
      } else {
        value.append(c);
      }
    }

    private void number(int radix, int digits) {
      var code = 0;
      for (var i = 0; i < digits && Character.digit(constant.charAt(at), radix) >= 0; i++) {
        code = code * radix + Character.digit(constant.charAt(at++), radix);
      }
      value.append((char) code);
    }
  }
}
