package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The names of the columns that a query gives, as far as its text says.
public final class SelectedColumns {

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

  /// An item of a `SELECT`.
  ///
  /// @param column the column that it is; empty for any other expression
  record Item(Optional<String> column, String name) {}

  /// @return empty where one of them is not a plain name or named by `AS`
  public static Optional<List<String>> of(String query) {
    return items(query).map(items -> items.stream().map(Item::name).toList());
  }

  /// The items themselves.
  static Optional<List<Item>> items(String query) {
    var lexemes = Lexemes.of(query);
    if (lexemes.isEmpty() || !lexemes.getFirst().is("select")) {
      return Optional.empty();
    }
    var items = new ArrayList<Item>();
    var start = 1;
    for (var end : ends(lexemes)) {
      var item = item(lexemes.subList(start, end));
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item.get());
      start = end + 1;
    }
    return Optional.of(items);
  }

  // Where each item ends; the last one at the first word behind the list.
  private static List<Integer> ends(List<Lexeme> lexemes) {
    var ends = new ArrayList<Integer>();
    var depth = 0;
    for (var at = 1; at < lexemes.size(); at++) {
      depth += change(lexemes.get(at));
      if (depth == 0 && isEnd(lexemes.get(at))) {
        ends.add(at);
        return ends;
      }
      if (depth == 0 && lexemes.get(at).is(",")) {
        ends.add(at);
      }
    }
    ends.add(lexemes.size());
    return ends;
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
  private static Optional<Item> item(List<Lexeme> item) {
    if (item.isEmpty() || !item.getLast().isName() || OPAQUE.contains(item.getLast().text())) {
      return Optional.empty();
    }
    var name = item.getLast().text();
    if (isColumn(item)) {
      return Optional.of(new Item(Optional.of(name), name));
    }
    var isAs = item.size() > 2 && item.get(item.size() - 2).is("as");
    if (!isAs) {
      return Optional.empty();
    }
    var value = item.subList(0, item.size() - 2);
    return Optional.of(
        new Item(isColumn(value) ? Optional.of(value.getLast().text()) : Optional.empty(), name));
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
