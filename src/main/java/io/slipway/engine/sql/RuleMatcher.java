package io.slipway.engine.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows one statement after the other token by token until the first rule of a [RuleBook] that
/// its beginning matches is known.
final class RuleMatcher {

  private final RuleBook book;
  private List<RuleBook.Entry> candidates = List.of();
  private long[] states = new long[16];
  private int open;
  private boolean beginning = true;
  private boolean decided;
  private @Nullable Rule matched;

  RuleMatcher(RuleBook book) {
    this.book = book;
  }

  /// The first rule that one whole statement matches.
  static @Nullable Rule match(RuleBook book, Lexer statement) {
    var matcher = new RuleMatcher(book);
    var parentheses = new Parentheses();
    matcher.begin();
    for (var kind = statement.next(); isInside(kind) && !matcher.decided; kind = statement.next()) {
      matcher.accept(statement, kind, parentheses.depthOf(kind, statement));
    }
    matcher.accept(statement, TokenKind.END, 0);
    return matcher.matched;
  }

  private static boolean isInside(TokenKind kind) {
    return kind != TokenKind.END && kind != TokenKind.UNTERMINATED;
  }

  /// Begins a new statement.
  void begin() {
    beginning = true;
    decided = false;
    matched = null;
  }

  /// Takes the next token.
  ///
  /// @param depth inside how many parentheses it is; a parenthesis itself belongs outside
  void accept(Lexer lexer, TokenKind kind, int depth) {
    if (decided) {
      return;
    }
    var text = kind == TokenKind.END ? Vocabulary.UNKNOWN : lexer.text(book.vocabulary());
    if (beginning) {
      choose(kind == TokenKind.WORD ? text : Vocabulary.UNKNOWN);
    }
    step(kind, text, depth);
  }

  /// The rule that the tokens so far match; one of higher precedence may still follow.
  @Nullable Rule matched() {
    return matched;
  }

  /// Whether no token that may follow changes [#matched] any more.
  boolean isDecided() {
    return decided;
  }

  private void choose(String firstWord) {
    beginning = false;
    candidates = book.startingWith(firstWord);
    open = candidates.size();
    if (states.length < open) {
      states = new long[open];
    }
    for (var i = 0; i < open; i++) {
      states[i] = candidates.get(i).pattern().begin();
    }
  }

  private void step(TokenKind kind, String text, int depth) {
    var alive = 0L;
    for (var i = 0; i < open; i++) {
      var pattern = candidates.get(i).pattern();
      states[i] = pattern.step(states[i], kind, text, depth);
      if (pattern.isMatched(states[i])) {
        matched = candidates.get(i).rule();
        open = i;
      } else {
        alive |= states[i];
      }
    }
    decided = alive == 0;
  }
}
