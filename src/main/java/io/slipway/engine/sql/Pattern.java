package io.slipway.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The beginning of a statement as a sequence of [Element]s, written like PostgreSQL's synopses:
/// `CREATE [UNIQUE] INDEX CONCURRENTLY`, `ALTER TABLE ... DETACH PARTITION ... CONCURRENTLY`.
///
/// Words stand for themselves, `|` separates alternatives, `name` is any identifier, `off` a false
/// value, `end` the statement's end, `...` anything. Comments between tokens do not matter.
///
/// A state is a set of places up to which the tokens so far may have matched, one bit each.
record Pattern(List<Element> elements) {

  Pattern {
    elements = List.copyOf(elements);
    if (elements.size() >= Long.SIZE) {
      throw new IllegalArgumentException("a pattern of too many elements: " + elements);
    }
  }

  /// The patterns that a text means: one for each way of taking and leaving its `[optional]`
  /// parts.
  static Stream<Pattern> parse(String text) {
    var open = text.indexOf('[');
    if (open < 0) {
      return Stream.of(new Pattern(elements(text)));
    }
    var close = text.indexOf(']', open);
    var before = text.substring(0, open);
    var after = text.substring(close + 1);
    return Stream.concat(
        parse(before + text.substring(open + 1, close) + after), parse(before + after));
  }

  private static List<Element> elements(String text) {
    var elements = new ArrayList<Element>();
    var depth = 0;
    for (var word : text.strip().split("\\s+")) {
      depth -= word.equals(")") ? 1 : 0;
      elements.add(element(word, depth));
      depth += word.equals("(") ? 1 : 0;
    }
    return elements;
  }

  private static Element element(String word, int depth) {
    return switch (word) {
      case "..." -> new Element.Anything(depth);
      case "name" -> new Element.Name(depth);
      case "off" -> new Element.Off(depth);
      case "end" -> new Element.End(depth);
      default -> new Element.Literal(Set.of(word.toLowerCase(Locale.ROOT).split("\\|")), depth);
    };
  }

  /// The words and symbols that tokens are compared with.
  Stream<String> words() {
    return elements.stream()
        .flatMap(
            element ->
                switch (element) {
                  case Element.Literal(var texts, _) -> texts.stream();
                  case Element.Off _ -> Element.Off.TEXTS.stream();
                  case Element.Name _, Element.Anything _, Element.End _ -> Stream.empty();
                });
  }

  /// The state before the first token.
  long begin() {
    return withoutNeed(1);
  }

  /// The state behind one more token; 0 when nothing can match any more.
  long step(long state, TokenKind kind, String text, int depth) {
    var next = 0L;
    for (var rest = state; rest != 0; rest &= rest - 1) {
      var place = Long.numberOfTrailingZeros(rest);
      if (place < elements.size() && elements.get(place).matches(kind, text, depth)) {
        next |= elements.get(place) instanceof Element.Anything ? 1L << place : 2L << place;
      }
    }
    return withoutNeed(next);
  }

  boolean isMatched(long state) {
    return (state >>> elements.size() & 1) != 0;
  }

  // `...` may also stand for no token.
  private long withoutNeed(long state) {
    var result = state;
    for (var place = 0; place < elements.size(); place++) {
      if ((result >>> place & 1) != 0 && elements.get(place) instanceof Element.Anything) {
        result |= 2L << place;
      }
    }
    return result;
  }
}
