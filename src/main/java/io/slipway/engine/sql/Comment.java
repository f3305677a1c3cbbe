package io.slipway.engine.sql;

/// A comment of a script: one that PostgreSQL's scanner takes for one, so none of what stands in
/// strings, in dollar quotes, in the data of a `COPY` or in a psql command.
///
/// @param kind by what it begins
/// @param text what stands between its marks; of block comments in it, their marks too
/// @param range from its first to behind its last character, without the line's end
/// @param line one-based line on which it begins
/// @param followsCode whether something that is no comment stands before it on that line
public record Comment(Kind kind, String text, ByteRange range, int line, boolean followsCode) {

  /// By what a comment begins and ends.
  public enum Kind {
    /// From `--` to the end of the line.
    LINE,
    /// From `/*` to `*/`; such comments nest.
    BLOCK
  }
}
