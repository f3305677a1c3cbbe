package io.slipway.engine.sql;

import java.util.List;

/// The body of an SQL function between `BEGIN ATOMIC` and `END`, whose semicolons do not end the
/// statement.
///
/// In the body every statement ends with a semicolon. So the `END` behind one, or behind `ATOMIC`
/// itself, is the body's, and any other belongs to a `CASE` or is a name.
final class AtomicBody {

  private static final Vocabulary END = new Vocabulary(List.of("end"));

  private boolean open;
  private boolean afterSeparator;
  private int line;
  private int column;

  /// Takes the token `ATOMIC`.
  void open(Lexer lexer) {
    open = true;
    afterSeparator = true;
    line = lexer.startLine();
    column = lexer.startColumn();
  }

  /// Takes a token behind `ATOMIC`.
  void accept(Lexer lexer, TokenKind kind, int depth) {
    if (afterSeparator && kind == TokenKind.WORD && lexer.text(END).equals("end")) {
      open = false;
    }
    afterSeparator = kind == TokenKind.SEMICOLON && depth == 0;
  }

  boolean isOpen() {
    return open;
  }

  MalformedScriptException unterminated() {
    return new MalformedScriptException("BEGIN ATOMIC without END", line, column);
  }
}
