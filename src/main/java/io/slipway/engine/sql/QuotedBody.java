package io.slipway.engine.sql;

/// The text inside a quote as a source of its own, which ends in front of the closing quote.
sealed interface QuotedBody extends Source {

  Source script();

  @Override
  default long offset() {
    return script().offset();
  }

  @Override
  default int line() {
    return script().line();
  }

  @Override
  default int column() {
    return script().column();
  }

  /// Inside `$tag$ … $tag$`.
  record InDollars(Source script, byte[] delimiter) implements QuotedBody {

    @Override
    public int next() {
      return ended() ? END : script.next();
    }

    // Further ahead the closing delimiter may show; its `$` completes nothing that is looked for.
    @Override
    public int peek(int distance) {
      return ended() ? END : script.peek(distance);
    }

    @Override
    public boolean lookingAt(byte[] expected, int length) {
      return !ended() && script.lookingAt(expected, length);
    }

    private boolean ended() {
      return script.peek() == '$' && script.lookingAt(delimiter, delimiter.length);
    }
  }

  /// Inside `' … '`, where a doubled quote is one.
  ///
  /// @param escapes whether a backslash escapes; the characters it can spell are taken for blanks
  record InQuotes(Source script, boolean escapes) implements QuotedBody {

    @Override
    public int next() {
      if (ended()) {
        return END;
      }
      var b = script.next();
      if (escapes && b == '\\') {
        return unescaped(script.next());
      }
      return b == '\'' ? script.next() : b;
    }

    @Override
    public int peek(int distance) {
      if (ended()) {
        return END;
      }
      var b = script.peek(distance);
      return escapes && b == '\\' ? unescaped(script.peek(distance + 1)) : b;
    }

    private static int unescaped(int b) {
      return Characters.beginsName(b) ? ' ' : b;
    }

    @Override
    public boolean lookingAt(byte[] expected, int length) {
      return !ended() && script.lookingAt(expected, length);
    }

    private boolean ended() {
      return script.peek() == '\'' && script.peek(1) != '\'';
    }
  }
}
