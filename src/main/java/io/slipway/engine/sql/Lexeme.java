package io.slipway.engine.sql;

/// A token with its place in the statement.
///
/// @param text a word or a name as PostgreSQL understands it, folded to lower case unless quoted;
///     a symbol's character; of a string and a number what stands there
/// @param start its first character's index in the statement
/// @param end the index behind its last character
public record Lexeme(Token.Kind kind, String text, int start, int end) {

  /// Whether it can be an object's name.
  public boolean isName() {
    return kind == Token.Kind.WORD || kind == Token.Kind.QUOTED_NAME;
  }

  /// Whether it is this word without quotes, or this symbol.
  public boolean is(String wordOrSymbol) {
    return (kind == Token.Kind.WORD || kind == Token.Kind.SYMBOL) && text.equals(wordOrSymbol);
  }

  /// Whether it is a string, and no number.
  public boolean isString() {
    return kind == Token.Kind.LITERAL && !Character.isDigit(text.charAt(0));
  }
}
