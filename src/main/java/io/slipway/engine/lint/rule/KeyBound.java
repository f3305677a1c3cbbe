package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether a condition names few rows by their key: `id = 1`, `id IN (1, 2)`,
/// `id BETWEEN 1 AND 500`.
final class KeyBound {

  // What a key is called where nobody knows the table.
  private static final List<List<String>> USUAL_KEY = List.of(List.of("id"));

  private final List<Lexeme> condition;
  private final boolean hasVariables;
  private final Set<String> equal = new HashSet<>();
  private final Set<String> ranged = new HashSet<>();

  private KeyBound(List<Lexeme> condition, boolean hasVariables) {
    this.condition = condition;
    this.hasVariables = hasVariables;
  }

  static boolean isIn(String condition, Sight sight, RowChange change) {
    var hasVariables = sight.setting().isNested() && !change.shape().joined();
    var bound = new KeyBound(Lexemes.of(condition), hasVariables);
    bound.read();
    return keys(sight, change.table()).stream().anyMatch(bound::bounds);
  }

  private static List<List<String>> keys(Sight sight, Name table) {
    return sight
        .relation(table)
        .map(
            relation ->
                sight.schema().constraints(relation.name()).stream()
                    .filter(TableConstraint::isKey)
                    .map(TableConstraint::columns)
                    .toList())
        .orElse(USUAL_KEY);
  }

  private boolean bounds(List<String> key) {
    return equal.containsAll(key)
        || (key.size() == 1 && ranged.contains(key.getFirst()))
        || (equal.containsAll(key.subList(0, key.size() - 1)) && ranged.contains(key.getLast()));
  }

  private void read() {
    if (condition.stream().noneMatch(it -> it.is("or"))) {
      conjuncts().forEach(this::read);
    }
  }

  // The AND of BETWEEN joins no conditions.
  private List<List<Lexeme>> conjuncts() {
    var all = new ArrayList<List<Lexeme>>();
    var depth = 0;
    var start = 0;
    var between = false;
    for (var i = 0; i < condition.size(); i++) {
      var lexeme = condition.get(i);
      depth += lexeme.is("(") ? 1 : lexeme.is(")") ? -1 : 0;
      between |= depth == 0 && lexeme.is("between");
      if (depth == 0 && lexeme.is("and")) {
        if (!between) {
          all.add(condition.subList(start, i));
          start = i + 1;
        }
        between = false;
      }
    }
    all.add(condition.subList(start, condition.size()));
    return all;
  }

  private void read(List<Lexeme> conjunct) {
    var at = column(conjunct);
    if (at < 0 || at + 2 >= conjunct.size()) {
      return;
    }
    var column = conjunct.get(at).text();
    var value = conjunct.subList(at + 2, conjunct.size());
    if (conjunct.get(at + 1).is("=") && isOneValue(value)) {
      equal.add(column);
    } else if (conjunct.get(at + 1).is("in") && isList(value)) {
      equal.add(column);
    } else if (conjunct.get(at + 1).is("between") && isShort(value)) {
      ranged.add(column);
    }
  }

  // Where the column stands that a condition begins with, qualified or not.
  private static int column(List<Lexeme> conjunct) {
    var at = 0;
    while (at + 2 < conjunct.size() && conjunct.get(at).isName() && conjunct.get(at + 1).is(".")) {
      at += 2;
    }
    return !conjunct.isEmpty() && conjunct.get(at).isName() ? at : -1;
  }

  // A constant, a query for one value, or a block's variable.
  private boolean isOneValue(List<Lexeme> value) {
    var first = value.getFirst();
    return first.kind() == Token.Kind.LITERAL
        || first.is("-")
        || (value.size() > 1 && first.is("(") && value.get(1).is("select"))
        || (hasVariables && first.isName() && !first.is("any"));
  }

  private static boolean isList(List<Lexeme> value) {
    return value.stream().noneMatch(it -> it.is("select") || it.is("values"));
  }

  private static boolean isShort(List<Lexeme> value) {
    return value.size() == 3
        && isNumber(value.getFirst())
        && isNumber(value.getLast())
        && Long.parseLong(value.getLast().text()) - Long.parseLong(value.getFirst().text())
            < RowChange.MANY;
  }

  private static boolean isNumber(Lexeme lexeme) {
    return lexeme.text().matches("\\d{1,18}");
  }
}
