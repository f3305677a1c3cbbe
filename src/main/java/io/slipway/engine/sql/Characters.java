package io.slipway.engine.sql;

/// What PostgreSQL's scanner takes a byte for (`src/backend/parser/scan.l`).
final class Characters {

  private Characters() {}

  static boolean isBlank(int b) {
    return b == ' ' || b >= '\t' && b <= '\r';
  }

  static boolean isLineEnd(int b) {
    return b == '\n' || b == '\r';
  }

  /// Begins an identifier without quotes, or the tag of a dollar quote.
  static boolean beginsName(int b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b >= 0x80;
  }

  /// Continues a dollar quote's tag.
  static boolean continuesTag(int b) {
    return beginsName(b) || isDigit(b);
  }

  /// Continues an identifier without quotes.
  static boolean continuesName(int b) {
    return beginsName(b) || isDigit(b) || b == '$';
  }

  static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  /// White space or a byte order mark beyond ASCII, such as U+00A0. PostgreSQL takes it as part of
  /// an identifier.
  static boolean isUnicodeSpace(int character) {
    return character >= 0x80
        && (Character.isSpaceChar(character) || character == 0x85 || character == 0xFEFF);
  }
}
