package io.slipway.engine.sql;

/// A script's bytes cannot be SQL text: a NUL, invalid UTF-8, or something opened and never
/// closed.
public final class MalformedScriptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /// @param line one-based
  /// @param column one-based, in characters
  public MalformedScriptException(String message, int line, int column) {
    super(message + " at line " + line + ", column " + column);
    this.line = line;
    this.column = column;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }
}
