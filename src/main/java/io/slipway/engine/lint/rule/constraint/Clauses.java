package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.sql.Lexemes;

/// Words at the end of a constraint's text.
final class Clauses {

  private Clauses() {}

  /// A text without two words that stand together, such as `NOT VALID`.
  static String without(String text, String first, String second) {
    var lexemes = Lexemes.of(text);
    for (var i = lexemes.size() - 2; i > 0; i--) {
      if (lexemes.get(i).is(first) && lexemes.get(i + 1).is(second)) {
        return text.substring(0, lexemes.get(i - 1).end())
            + text.substring(lexemes.get(i + 1).end());
      }
    }
    return text;
  }
}
