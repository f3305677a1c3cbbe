package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.Token;
import java.util.List;

/// Conditions that hold for every row, as people write them so that there is a `WHERE`: `true`,
/// `1 = 1`, `NOT false`, `1 = 1 OR …`.
final class Tautology {

  private Tautology() {}

  static boolean is(String condition) {
    return holds(Lexemes.of(condition));
  }

  private static boolean holds(List<Lexeme> words) {
    if (isEnclosed(words)) {
      return holds(words.subList(1, words.size() - 1));
    }
    return switch (words.size()) {
      case 0 -> false;
      case 1 -> words.getFirst().is("true");
      case 2 -> words.getFirst().is("not") && words.getLast().is("false");
      default -> isSameTwice(words) || isEitherSo(words);
    };
  }

  // Two equal constants; a column is not equal to itself where it is null.
  private static boolean isSameTwice(List<Lexeme> words) {
    return words.size() == 3
        && words.get(1).is("=")
        && words.get(0).kind() == Token.Kind.LITERAL
        && words.get(2).kind() == Token.Kind.LITERAL
        && words.get(0).text().equals(words.get(2).text());
  }

  private static boolean isEitherSo(List<Lexeme> words) {
    var depth = 0;
    for (var i = 0; i < words.size(); i++) {
      depth += change(words.get(i));
      if (depth == 0 && words.get(i).is("or")) {
        return holds(words.subList(0, i)) || holds(words.subList(i + 1, words.size()));
      }
    }
    return false;
  }

  private static boolean isEnclosed(List<Lexeme> words) {
    var depth = 0;
    for (var i = 0; i < words.size(); i++) {
      depth += change(words.get(i));
      if (depth == 0) {
        return i > 0 && i == words.size() - 1;
      }
    }
    return false;
  }

  private static int change(Lexeme word) {
    return word.is("(") ? 1 : word.is(")") ? -1 : 0;
  }
}
