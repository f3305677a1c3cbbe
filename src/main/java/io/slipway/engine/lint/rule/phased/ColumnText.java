package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The columns in an expression's text.
final class ColumnText {

  private ColumnText() {}

  /// An expression with other texts in the place of its columns.
  ///
  /// @param columns which names are columns and not functions or types
  /// @param replaced what stands for a column; what qualified it is left out
  static String replace(
      String expression, Predicate<String> columns, UnaryOperator<String> replaced) {
    var lexemes = Lexemes.of(expression);
    var text = new StringBuilder();
    var copied = 0;
    for (var at = 0; at < lexemes.size(); at++) {
      if (columns.test(lexemes.get(at).text()) && isColumn(lexemes, at)) {
        var lexeme = lexemes.get(at);
        text.append(expression, copied, qualifierStart(lexemes, at));
        text.append(replaced.apply(lexeme.text()));
        copied = lexeme.end();
      }
    }
    return text.append(expression.substring(copied)).toString();
  }

  /// Whether an expression mentions a column.
  static boolean mentions(String expression, String column) {
    var lexemes = Lexemes.of(expression);
    for (var at = 0; at < lexemes.size(); at++) {
      if (lexemes.get(at).text().equals(column) && isColumn(lexemes, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isColumn(List<Lexeme> lexemes, int at) {
    return lexemes.get(at).isName()
        && !is(lexemes, at + 1, "(")
        && !is(lexemes, at + 1, ".")
        && !is(lexemes, at - 1, ":");
  }

  private static int qualifierStart(List<Lexeme> lexemes, int at) {
    var start = at;
    while (is(lexemes, start - 1, ".") && start >= 2 && lexemes.get(start - 2).isName()) {
      start -= 2;
    }
    return lexemes.get(start).start();
  }

  private static boolean is(List<Lexeme> lexemes, int at, String symbol) {
    return at >= 0 && at < lexemes.size() && lexemes.get(at).is(symbol);
  }
}
