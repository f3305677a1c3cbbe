package io.slipway.engine.catalog;

import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One spelling for expressions that PostgreSQL deparses in two ways: one after they were written
/// by hand, and one after it has read its own text back, as when a dump is restored. The second
/// stays, so the first is brought to it.
///
/// - `a IN ('x', 'y')` over a `varchar` column is an array that is cast as a whole,
///   `(ARRAY['x', 'y'])::text[]`; read back, its elements are cast: `ARRAY[('x')::text,
///   ('y')::text]` (`transformArrayExpr` in `parse_expr.c`).
/// - `a BETWEEN 1 AND 2 AND b` and `a IN (b, c, d)` are nested, `((x AND y) AND b)`; read back,
///   they are flat: `(x AND y AND b)` (`makeAndExpr` and `makeOrExpr` in `gram.y`).
///
/// Both are the same from 13 to 18.
final class CanonicalExpression {

  /// The attributes whose values the server deparses from expressions.
  private static final Set<String> ATTRIBUTES =
      Set.of("definition", "default", "generated", "using", "with_check");

  private static final Pattern AFFECTED = Pattern.compile("\\(ARRAY\\[|\\) (?:AND|OR) ");

  private static final String ARRAY = "ARRAY[";

  private static final Pattern ARRAY_TYPE =
      Pattern.compile(
          "::((?:\"(?:[^\"]|\"\")*\"|[\\w.]|(?<=[\\w)]) (?=\\w)|\\([\\d,]+\\))+)\\[\\]");

  private CanonicalExpression() {}

  /// The value of an attribute in the one spelling.
  static String of(String attribute, String value) {
    return ATTRIBUTES.contains(attribute) && AFFECTED.matcher(value).find() ? of(value) : value;
  }

  /// An expression, or a statement with expressions in it, in the one spelling.
  static String of(String text) {
    var result = new StringBuilder();
    var position = 0;
    while (position < text.length()) {
      var closing = text.charAt(position) == '(' ? ExpressionText.closing(text, position) : -1;
      if (closing < 0) {
        var next = ExpressionText.after(text, position);
        result.append(text, position, next);
        position = next;
      } else {
        var content = flat(of(text.substring(position + 1, closing)));
        var type = ARRAY_TYPE.matcher(text).region(closing + 1, text.length());
        var isCastArray = isArray(content) && type.lookingAt();
        result.append(isCastArray ? castElements(content, type.group(1)) : "(" + content + ")");
        position = isCastArray ? type.end() : closing + 1;
      }
    }
    return result.toString();
  }

  // `(x AND y) AND b` without the parentheses.
  private static String flat(String content) {
    var closing = content.startsWith("(") ? ExpressionText.closing(content, 0) : -1;
    if (closing < 0) {
      return content;
    }
    var first = content.substring(1, closing);
    IntPredicate joinsAlike =
        position ->
            isOperator(content, closing + 1, " AND ") && isOperator(first, position, " AND ")
                || isOperator(content, closing + 1, " OR ") && isOperator(first, position, " OR ");
    return ExpressionText.outside(first).anyMatch(joinsAlike)
        ? first + content.substring(closing + 1)
        : content;
  }

  private static boolean isOperator(String text, int position, String operator) {
    return text.startsWith(operator, position);
  }

  private static boolean isArray(String content) {
    return content.startsWith(ARRAY)
        && !content.startsWith(ARRAY + "]")
        && ExpressionText.closing(content, ARRAY.length() - 1) == content.length() - 1;
  }

  private static String castElements(String array, String type) {
    var elements = array.substring(ARRAY.length(), array.length() - 1);
    return ExpressionText.split(elements)
        .map(element -> isArray(element) ? castElements(element, type) : cast(element, type))
        .collect(Collectors.joining(", ", ARRAY, "]"));
  }

  private static String cast(String element, String type) {
    return "(" + element + ")::" + type;
  }
}
