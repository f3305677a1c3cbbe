package io.slipway.engine.sql;

/// A token of a statement.
///
/// @param text a word or a name as PostgreSQL understands it, folded to lower case unless quoted;
///     a symbol's character; empty for what stands in a string
public record Token(Kind kind, String text) {

  /// What a token is.
  public enum Kind {
    /// A key word, or a name without quotes.
    WORD,
    QUOTED_NAME,
    /// A parenthesis, a dot, a comma, a part of an operator.
    SYMBOL,
    /// A string or a number.
    LITERAL
  }

  /// Whether it can be an object's name.
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /// Whether it is this word without quotes, or this symbol.
  public boolean is(String wordOrSymbol) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(wordOrSymbol);
  }
}
