package io.slipway.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What in an expression's text is inside brackets, and what is quoted.
final class ExpressionText {

  // What is no word of an expression: literals, quoted names, function bodies.
  private static final Pattern QUOTED =
      Pattern.compile("'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|(\\$[A-Za-z_0-9]*\\$)[\\s\\S]*?\\1");

  private ExpressionText() {}

  /// The position behind one character, or behind all of something quoted.
  static int after(String text, int position) {
    var first = text.charAt(position);
    if (first == '\'' || first == '"' || first == '$') {
      var quoted = QUOTED.matcher(text).region(position, text.length());
      if (quoted.lookingAt()) {
        return quoted.end();
      }
    }
    return position + 1;
  }

  /// Where the bracket is that closes the one at a position, -1 when nothing does.
  static int closing(String text, int opening) {
    var depth = 0;
    for (var position = opening; position < text.length(); position = after(text, position)) {
      depth += depth(text.charAt(position));
      if (depth == 0) {
        return position;
      }
    }
    return -1;
  }

  /// The positions that are in no brackets and not quoted.
  static IntStream outside(String text) {
    var positions = IntStream.builder();
    var depth = 0;
    for (var position = 0; position < text.length(); position = after(text, position)) {
      depth += depth(text.charAt(position));
      if (depth == 0) {
        positions.add(position);
      }
    }
    return positions.build();
  }

  /// What commas part that are in no brackets and not quoted.
  static Stream<String> split(String text) {
    List<String> parts = new ArrayList<>();
    var commas = outside(text).filter(position -> text.charAt(position) == ',').toArray();
    var start = 0;
    for (var comma : commas) {
      parts.add(text.substring(start, comma).strip());
      start = comma + 1;
    }
    parts.add(text.substring(start).strip());
    return parts.stream();
  }

  private static int depth(char character) {
    return switch (character) {
      case '(', '[' -> 1;
      case ')', ']' -> -1;
      default -> 0;
    };
  }
}
