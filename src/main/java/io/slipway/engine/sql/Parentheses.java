package io.slipway.engine.sql;

/// Inside how many parentheses a token is. One closed too often is left to PostgreSQL to refuse.
final class Parentheses {

  private int depth;
  private int line;
  private int column;

  /// Takes a token, and answers the depth at which it is: a parenthesis itself is outside.
  int depthOf(TokenKind kind, Lexer lexer) {
    if (kind == TokenKind.CLOSING_PARENTHESIS && depth > 0) {
      depth--;
    }
    return kind == TokenKind.OPENING_PARENTHESIS ? open(lexer) : depth;
  }

  private int open(Lexer lexer) {
    if (depth == 0) {
      line = lexer.startLine();
      column = lexer.startColumn();
    }
    return depth++;
  }

  boolean areOpen() {
    return depth > 0;
  }

  MalformedScriptException unterminated() {
    return new MalformedScriptException("unterminated parenthesis", line, column);
  }
}
