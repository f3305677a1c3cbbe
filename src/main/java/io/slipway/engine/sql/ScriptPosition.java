package io.slipway.engine.sql;

/// A place in a script as an editor shows it.
///
/// @param line one-based; lines end with LF, CR LF or a CR alone
/// @param column one-based, in characters (code points)
public record ScriptPosition(int line, int column) {

  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
