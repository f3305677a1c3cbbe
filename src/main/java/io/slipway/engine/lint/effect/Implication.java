package io.slipway.engine.lint.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The conditions that a check demands all at once.
///
/// PostgreSQL proves what a check implies by more rules than these; a proof that is not found here
/// makes a statement look more costly than it is, never less.
final class Implication {

  private final List<String> conditions;

  private Implication(List<String> conditions) {
    this.conditions = conditions;
  }

  /// @param expression of a check, as a statement or the server writes it
  static Implication of(String expression) {
    return new Implication(conjuncts(PlainCondition.of(expression)).toList());
  }

  /// Each of them in one spelling, as of [PlainCondition].
  List<String> conditions() {
    return conditions;
  }

  /// Whether it holds for no row in which the column is null.
  boolean demandsValue(String column) {
    return demands(column + " is not null") || conditions.contains('"' + column + "\" is not null");
  }

  boolean demands(String condition) {
    return conditions.contains(bare(PlainCondition.of(condition)));
  }

  /// The conditions of which one has to hold.
  ///
  /// @param condition one of [#conditions]
  static List<String> alternatives(String condition) {
    return parts(bare(condition), " or ").stream().map(Implication::bare).toList();
  }

  /// The conditions that must not hold all at once; none where it says something else.
  ///
  /// @param condition one of [#conditions]
  static List<String> excluded(String condition) {
    return condition.startsWith("not ")
        ? conjuncts(condition.substring("not ".length())).toList()
        : List.of();
  }

  // AND binds more than OR, so that of what has both no part is demanded by itself.
  private static Stream<String> conjuncts(String text) {
    var inner = bare(text);
    var parts = parts(inner, " and ");
    return parts.size() == 1 || parts(inner, " or ").size() > 1
        ? Stream.of(inner)
        : parts.stream().flatMap(Implication::conjuncts);
  }

  private static List<String> parts(String text, String separator) {
    var parts = new ArrayList<String>();
    var depth = 0;
    var quoted = false;
    var begin = 0;
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      quoted ^= character == '\'';
      depth += quoted ? 0 : change(character);
      if (!quoted && depth == 0 && text.startsWith(separator, i)) {
        parts.add(text.substring(begin, i));
        begin = i + separator.length();
      }
    }
    parts.add(text.substring(begin));
    return parts;
  }

  private static int change(char character) {
    return character == '(' ? 1 : character == ')' ? -1 : 0;
  }

  // Without the parentheses around all of it.
  private static String bare(String text) {
    var inner = text.strip();
    while (inner.startsWith("(") && closing(inner) == inner.length() - 1) {
      inner = inner.substring(1, inner.length() - 1).strip();
    }
    return inner;
  }

  private static int closing(String text) {
    var depth = 0;
    for (var i = 0; i < text.length(); i++) {
      depth += change(text.charAt(i));
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
