package io.slipway.engine.sql;

/// Is told of the comments that are skipped on the way from token to token.
interface CommentListener {

  /// Nothing is allocated for it, so that scripts are read in constant memory.
  ///
  /// @param start of its first byte
  /// @param end behind its last, without the line's end
  /// @param line one-based line on which it begins
  /// @param followsCode whether a token stands before it on that line
  void comment(long start, long end, int line, boolean followsCode);

  /// Listens to nothing.
  record Nobody() implements CommentListener {
    @Override
    public void comment(long start, long end, int line, boolean followsCode) {}
  }
}
