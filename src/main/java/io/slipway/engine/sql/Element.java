package io.slipway.engine.sql;

import java.util.Set;

/// One place of a [Pattern]: which tokens may stand there.
///
/// @param depth inside how many parentheses of the pattern it is
sealed interface Element {

  int depth();

  boolean matches(TokenKind kind, String text, int tokenDepth);

  /// `FROM`, or `STDIN|STDOUT`: one of these words or symbols without quotes.
  record Literal(Set<String> texts, int depth) implements Element {
    @Override
    public boolean matches(TokenKind kind, String text, int tokenDepth) {
      return tokenDepth == depth
          && texts.contains(text)
          && kind != TokenKind.STRING
          && kind != TokenKind.QUOTED_NAME;
    }
  }

  /// `name`: one identifier, quoted or not.
  record Name(int depth) implements Element {
    @Override
    public boolean matches(TokenKind kind, String text, int tokenDepth) {
      return tokenDepth == depth && (kind == TokenKind.WORD || kind == TokenKind.QUOTED_NAME);
    }
  }

  /// `off`: a value that PostgreSQL reads as false.
  record Off(int depth) implements Element {

    static final Set<String> TEXTS = Set.of("false", "off", "no", "0");

    @Override
    public boolean matches(TokenKind kind, String text, int tokenDepth) {
      return tokenDepth == depth && TEXTS.contains(text);
    }
  }

  /// `...`: any number of tokens, and whole parentheses.
  record Anything(int depth) implements Element {
    @Override
    public boolean matches(TokenKind kind, String text, int tokenDepth) {
      return tokenDepth >= depth && kind != TokenKind.END;
    }
  }

  /// `end`: behind the statement's last token.
  record End(int depth) implements Element {
    @Override
    public boolean matches(TokenKind kind, String text, int tokenDepth) {
      return kind == TokenKind.END;
    }
  }
}
