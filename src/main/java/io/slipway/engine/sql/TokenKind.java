package io.slipway.engine.sql;

/// What a [Lexer] tells apart in SQL text.
enum TokenKind {
  /// A key word or an identifier without quotes.
  WORD,
  QUOTED_NAME,
  STRING,
  NUMBER,
  /// Any other single character: an operator's, a comma, a dot.
  SYMBOL,
  OPENING_PARENTHESIS,
  CLOSING_PARENTHESIS,
  SEMICOLON,
  BACKSLASH,
  /// The text ends inside a string, a name, a dollar quote or a comment.
  UNTERMINATED,
  END
}
