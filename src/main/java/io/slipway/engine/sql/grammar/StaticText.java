package io.slipway.engine.sql.grammar;

import org.jspecify.annotations.Nullable;

/// Tells SQL text that is always the same from text that is made when it runs.
final class StaticText {

  private StaticText() {}

  /// @param expression behind `EXECUTE`
  /// @return the text of a constant alone, also as the only argument of `format`; null for others
  static @Nullable Fragment of(Fragment expression) throws UnreadableException {
    var cursor = new Cursor(expression);
    var formatted = cursor.skip("format (") || cursor.skip("pg_catalog . format (");
    var opened = formatted || cursor.skip("(");
    if (!cursor.atString()) {
      return null;
    }
    var text = cursor.fragment().inside(cursor.string());
    var closed = !opened || cursor.skip(")");
    return closed && cursor.atEnd() && !(formatted && text.text().contains("%")) ? text : null;
  }
}
