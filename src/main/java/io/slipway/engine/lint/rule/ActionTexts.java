package io.slipway.engine.lint.rule;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import java.util.ArrayList;
import java.util.List;

/// The texts of the actions of an `ALTER TABLE`.
final class ActionTexts {

  private ActionTexts() {}

  /// @return one text an action, the first with the words in front of it; fewer where the text is
  ///     not read as expected
  static List<String> of(String statement) {
    var texts = new ArrayList<String>();
    var depth = 0;
    var start = beginning(statement);
    for (var lexeme : Lexemes.of(statement)) {
      depth += change(lexeme);
      if (depth == 0 && lexeme.is(",")) {
        texts.add(statement.substring(start, lexeme.start()).strip());
        start = lexeme.end();
      }
    }
    texts.add(statement.substring(start).strip());
    return texts;
  }

  private static int change(Lexeme lexeme) {
    if (lexeme.is("(") || lexeme.is("[")) {
      return 1;
    }
    return lexeme.is(")") || lexeme.is("]") ? -1 : 0;
  }

  // Behind ALTER TABLE [IF EXISTS] [ONLY] name [*].
  private static int beginning(String statement) {
    var lexemes = Lexemes.of(statement);
    var at = 0;
    while (at < lexemes.size() && isHead(lexemes.get(at))) {
      at++;
    }
    at++;
    while (at + 1 < lexemes.size() && lexemes.get(at).is(".")) {
      at += 2;
    }
    if (at < lexemes.size() && lexemes.get(at).is("*")) {
      at++;
    }
    return at < lexemes.size() ? lexemes.get(at).start() : 0;
  }

  private static boolean isHead(Lexeme lexeme) {
    return List.of("alter", "foreign", "table", "materialized", "view", "if", "exists", "only")
        .stream()
        .anyMatch(lexeme::is);
  }
}
