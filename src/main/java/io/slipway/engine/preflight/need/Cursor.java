package io.slipway.engine.preflight.need;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A place between the tokens of a statement, for reading them from left to right.
final class Cursor {

  private final List<Token> tokens;
  private int at;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  void skip() {
    at++;
  }

  boolean looksAt(String word) {
    return !atEnd() && tokens.get(at).is(word);
  }

  boolean looksAtName() {
    return !atEnd() && tokens.get(at).isName();
  }

  /// Whether the token before is one of these.
  boolean isBehind(List<String> words) {
    return at > 0 && words.stream().anyMatch(tokens.get(at - 1)::is);
  }

  /// Goes behind these words when they are the next.
  boolean take(String... words) {
    for (var i = 0; i < words.length; i++) {
      if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  /// Goes behind the next token, and answers it if it is a word without quotes.
  String word() {
    var token = atEnd() ? null : tokens.get(at++);
    return token != null && token.kind() == Token.Kind.WORD ? token.text() : "";
  }

  /// Goes behind the next such word outside of further parentheses.
  boolean seek(String word) {
    while (!atEnd()) {
      if (take(word)) {
        return true;
      }
      if (looksAt("(")) {
        skipParentheses();
      } else {
        skip();
      }
    }
    return false;
  }

  void skipParentheses() {
    var depth = 0;
    while (!atEnd()) {
      depth += looksAt("(") ? 1 : 0;
      depth -= looksAt(")") ? 1 : 0;
      skip();
      if (depth == 0) {
        return;
      }
    }
  }

  /// The parts of a name with dots, of which there may be none.
  List<String> parts() {
    var parts = new ArrayList<String>();
    while (looksAtName()) {
      parts.add(tokens.get(at++).text());
      if (!take(".")) {
        break;
      }
    }
    return parts;
  }

  /// A name, behind which one is then.
  Optional<Name> name() {
    return name(parts());
  }

  static Optional<Name> name(List<String> parts) {
    return switch (parts.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(Name.unqualified(parts.getFirst()));
      default -> Optional.of(new Name(parts.get(parts.size() - 2), parts.getLast()));
    };
  }

  /// Names between commas, each perhaps with `ONLY`, a star, or arguments in parentheses.
  List<Name> names() {
    var names = new ArrayList<Name>();
    do {
      take("only");
      name().ifPresent(names::add);
      take("*");
      if (looksAt("(")) {
        skipParentheses();
      }
    } while (take(","));
    return names;
  }
}
