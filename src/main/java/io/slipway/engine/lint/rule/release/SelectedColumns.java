package io.slipway.engine.lint.rule.release;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The names of the columns that a query gives, as far as its text says.
final class SelectedColumns {

  // Words behind which an item's name cannot be told, or its list ends.
  private static final Set<String> ENDS =
      Set.of(
          "from",
          "where",
          "group",
          "having",
          "window",
          "union",
          "except",
          "intersect",
          "order",
          "limit",
          "offset",
          "fetch",
          "for");
  private static final Set<String> OPAQUE = Set.of("end", "*", "null", "true", "false", ")", "]");

  private SelectedColumns() {}

  /// @return empty where one of them is not a plain name or named by `AS`
  static Optional<List<String>> of(String query) {
    var lexemes = Lexemes.of(query);
    if (lexemes.isEmpty() || !lexemes.getFirst().is("select")) {
      return Optional.empty();
    }
    var names = new ArrayList<String>();
    var start = 1;
    var depth = 0;
    for (var at = 1; at <= lexemes.size(); at++) {
      depth += at < lexemes.size() ? change(lexemes.get(at)) : 0;
      var isEnd = at == lexemes.size() || depth == 0 && isEnd(lexemes.get(at));
      if (isEnd || depth == 0 && lexemes.get(at).is(",")) {
        var name = name(lexemes.subList(start, at));
        if (name.isEmpty()) {
          return Optional.empty();
        }
        names.add(name.get());
        start = at + 1;
      }
      if (isEnd) {
        break;
      }
    }
    return Optional.of(names);
  }

  private static int change(Lexeme lexeme) {
    if (lexeme.is("(") || lexeme.is("[")) {
      return 1;
    }
    return lexeme.is(")") || lexeme.is("]") ? -1 : 0;
  }

  private static boolean isEnd(Lexeme lexeme) {
    return ENDS.stream().anyMatch(lexeme::is);
  }

  // A column, qualified or not, or anything with AS and a name behind it.
  private static Optional<String> name(List<Lexeme> item) {
    if (item.isEmpty() || !item.getLast().isName() || OPAQUE.contains(item.getLast().text())) {
      return Optional.empty();
    }
    var isAs = item.size() > 2 && item.get(item.size() - 2).is("as");
    return isAs || isColumn(item) ? Optional.of(item.getLast().text()) : Optional.empty();
  }

  private static boolean isColumn(List<Lexeme> item) {
    for (var at = 0; at < item.size(); at++) {
      var isRight = at % 2 == 0 ? item.get(at).isName() : item.get(at).is(".");
      if (!isRight) {
        return false;
      }
    }
    return item.size() % 2 == 1;
  }
}
