package io.slipway.engine.sql.grammar;

import java.util.LinkedHashMap;
import java.util.Map;

/// The options that commands take in parentheses: `(FULL, ANALYZE off)`.
///
/// @param values by name, in lower case; `true` for one that says no more
record Options(Map<String, String> values) {

  static final Options NONE = new Options(Map.of());

  static Options read(Cursor cursor) throws UnreadableException {
    if (!cursor.skip("(")) {
      return NONE;
    }
    var values = new LinkedHashMap<String, String>();
    do {
      var name = cursor.identifier();
      values.put(name, value(cursor));
    } while (cursor.skip(","));
    cursor.expect(")");
    return new Options(values);
  }

  private static String value(Cursor cursor) throws UnreadableException {
    var mark = cursor.mark();
    if (cursor.atString()) {
      return Texts.folded(cursor.constant());
    }
    cursor.until(",", ")");
    var text = Texts.folded(cursor.since(mark).text());
    return text.isEmpty() ? "true" : text;
  }

  /// Whether one is there, and on.
  boolean has(String name) {
    return switch (values.getOrDefault(name, "false")) {
      case "false", "off", "0" -> false;
      default -> true;
    };
  }
}
