package io.slipway.engine.lint.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    var conditions = new ArrayList<String>();
    split(plain(expression), conditions);
    return new Implication(conditions);
  }

  /// Whether it holds for no row in which the column is null.
  boolean demandsValue(String column) {
    return conditions.contains(plain(column) + " is not null")
        || conditions.contains('"' + column + "\" is not null");
  }

  boolean demands(String condition) {
    return conditions.contains(bare(plain(condition)));
  }

  private static String plain(String text) {
    return text.strip()
        .replaceAll("\\s+", " ")
        .replaceAll("\\s*(<>|<=|>=|=|<|>)\\s*", " $1 ")
        .replaceAll("\\( ", "(")
        .replaceAll(" \\)", ")")
        .toLowerCase(Locale.ROOT);
  }

  private static void split(String condition, List<String> into) {
    var text = bare(condition);
    var depth = 0;
    var quoted = false;
    var begin = 0;
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      quoted ^= character == '\'';
      if (quoted) {
        continue;
      }
      depth += character == '(' ? 1 : character == ')' ? -1 : 0;
      if (depth == 0 && text.startsWith(" or ", i)) {
        into.add(text);
        return;
      }
      if (depth == 0 && text.startsWith(" and ", i)) {
        split(text.substring(begin, i), into);
        begin = i + " and ".length();
      }
    }
    if (begin == 0) {
      into.add(text);
    } else {
      split(text.substring(begin), into);
    }
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
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
