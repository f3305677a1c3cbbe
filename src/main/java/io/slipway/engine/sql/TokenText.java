package io.slipway.engine.sql;

/// The beginning of a token's text in lower case, long enough to hold any key word.
final class TokenText {

  private final byte[] bytes = new byte[Vocabulary.LONGEST_WORD + 1];
  private int length;

  void clear() {
    length = 0;
  }

  void add(int b) {
    if (length < bytes.length) {
      bytes[length++] = (byte) (b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b);
    }
  }

  boolean is(char single) {
    return length == 1 && bytes[0] == single;
  }

  /// The word of a vocabulary that this is, or [Vocabulary#UNKNOWN].
  String in(Vocabulary vocabulary) {
    return vocabulary.find(bytes, length);
  }
}
