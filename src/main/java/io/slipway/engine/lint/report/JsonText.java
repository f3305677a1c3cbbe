package io.slipway.engine.lint.report;

import java.util.List;
import java.util.Map;

/// Writes maps, lists, texts, whole numbers and truth values as JSON (RFC 8259), two blanks a
/// level.
final class JsonText {

  private static final String INDENT = "  ";

  private final StringBuilder json = new StringBuilder();

  private JsonText() {}

  static String of(Object value) {
    var text = new JsonText();
    text.value(value, "\n");
    return text.json.append('\n').toString();
  }

  private void value(Object value, String newLine) {
    switch (value) {
      case Map<?, ?> map -> object(map, newLine);
      case List<?> list -> array(list, newLine);
      case String string -> string(string);
      case Integer number -> json.append(number);
      case Long number -> json.append(number);
      case Boolean truth -> json.append(truth);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  private void object(Map<?, ?> map, String newLine) {
    if (map.isEmpty()) {
      json.append("{}");
      return;
    }
    var inside = newLine + INDENT;
    var separator = "{";
    for (var entry : map.entrySet()) {
      json.append(separator).append(inside);
      string(entry.getKey().toString());
      json.append(": ");
      value(entry.getValue(), inside);
      separator = ",";
    }
    json.append(newLine).append('}');
  }

  private void array(List<?> list, String newLine) {
    if (list.isEmpty()) {
      json.append("[]");
      return;
    }
    var inside = newLine + INDENT;
    var separator = "[";
    for (var element : list) {
      json.append(separator).append(inside);
      value(element, inside);
      separator = ",";
    }
    json.append(newLine).append(']');
  }

  private void string(String text) {
    json.append('"');
    text.chars()
        .forEach(
            character -> {
              switch (character) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> other(character);
              }
            });
    json.append('"');
  }

  // Scripts in pages take U+2028 and U+2029 for line ends.
  private void other(int character) {
    if (character < ' ' || character == 0x7F || character == 0x2028 || character == 0x2029) {
      json.append("\\u%04x".formatted(character));
    } else {
      json.append((char) character);
    }
  }
}
