package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Lexemes;
import java.util.regex.Pattern;

/// Keeps comments apart from operators: to PostgreSQL an operator ends where a comment begins, to
/// the grammar it does not.
final class Comments {

  private static final Pattern BEHIND_AN_OPERATOR =
      Pattern.compile("[-+*/<>=~!@#%^&|`?](?:/\\*|--)");

  private Comments() {}

  /// The text itself, or one with blanks for its comments at the same places.
  static String apart(String text) {
    return BEHIND_AN_OPERATOR.matcher(text).find() ? withBlanks(text) : text;
  }

  private static String withBlanks(String text) {
    var blank = new StringBuilder();
    var end = 0;
    for (var lexeme : Lexemes.of(text)) {
      blank.append(" ".repeat(text.codePointCount(end, lexeme.start())));
      blank.append(text, lexeme.start(), lexeme.end());
      end = lexeme.end();
    }
    return blank.append(" ".repeat(text.codePointCount(end, text.length()))).toString();
  }
}
