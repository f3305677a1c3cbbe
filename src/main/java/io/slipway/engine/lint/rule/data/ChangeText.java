package io.slipway.engine.lint.rule.data;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The parts of an `UPDATE` or a `DELETE` of one table, as they stand in its text.
///
/// @param alias what the table is called in it
/// @param assignments what stands behind `SET`; empty for a `DELETE`
/// @param condition what stands behind `WHERE`
record ChangeText(String alias, Optional<String> assignments, Optional<String> condition) {

  // What makes it more than a change of one table by itself.
  private static final Set<String> MORE = Set.of("from", "using", "returning", "with", "only");

  /// Empty when it says more than that.
  static Optional<ChangeText> of(String statement) {
    var lexemes = Lexemes.of(statement);
    var outer = outer(lexemes);
    var isUpdate = !lexemes.isEmpty() && lexemes.getFirst().is("update");
    var head = isUpdate ? 1 : 2;
    if (lexemes.size() <= head
        || !(isUpdate || lexemes.getFirst().is("delete"))
        || outer.stream().anyMatch(it -> isMore(lexemes, it, head))) {
      return Optional.empty();
    }
    var where = find(lexemes, outer, "where");
    var set = find(lexemes, outer, "set");
    if (isUpdate && set.isEmpty()) {
      return Optional.empty();
    }
    var end = lexemes.getLast().end();
    var from = where.map(it -> lexemes.get(it).start()).orElse(end);
    return Optional.of(
        new ChangeText(
            alias(lexemes.subList(head, set.or(() -> where).orElse(lexemes.size()))),
            set.map(it -> statement.substring(lexemes.get(it).end(), from).strip()),
            where.map(it -> statement.substring(lexemes.get(it).end(), end).strip())));
  }

  // Those that stand in no parentheses.
  private static List<Integer> outer(List<Lexeme> lexemes) {
    var depth = new int[] {0};
    return IntStream.range(0, lexemes.size())
        .filter(
            i -> {
              depth[0] += lexemes.get(i).is("(") ? 1 : lexemes.get(i).is(")") ? -1 : 0;
              return depth[0] == 0;
            })
        .boxed()
        .toList();
  }

  // IS DISTINCT FROM is a comparison.
  private static boolean isMore(List<Lexeme> lexemes, int at, int head) {
    var lexeme = lexemes.get(at);
    var isPart = at < head || (lexeme.is("from") && lexemes.get(at - 1).is("distinct"));
    return !isPart && MORE.stream().anyMatch(lexeme::is);
  }

  private static Optional<Integer> find(List<Lexeme> lexemes, List<Integer> outer, String word) {
    return outer.stream().filter(it -> lexemes.get(it).is(word)).findFirst();
  }

  // The last word of `app.orders`, `app.orders *`, `app.orders AS o` and `app.orders o`.
  private static String alias(List<Lexeme> table) {
    return table.stream()
        .filter(Lexeme::isName)
        .reduce((_, last) -> last)
        .map(Lexeme::text)
        .orElse("");
  }
}
