package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Lexeme;
import java.util.function.IntUnaryOperator;

/// A part of a statement that is SQL text itself, and where it stands.
///
/// @param text with what is no SQL in it replaced by as many blanks
/// @param outermost the statement that it is a part of, at whatever depth
/// @param origins from an index of the text to one of the outermost statement
record Fragment(String text, String outermost, IntUnaryOperator origins) {

  static Fragment of(String statement) {
    return new Fragment(statement, statement, index -> index);
  }

  Fragment part(int from, int to) {
    return new Fragment(
        text.substring(from, to), outermost, index -> origins.applyAsInt(index + from));
  }

  /// What a string in it stands for.
  Fragment inside(Lexeme string) {
    var constant = Constant.of(string.text());
    return new Fragment(
        constant.value(),
        outermost,
        index -> origins.applyAsInt(string.start() + constant.origins()[index]));
  }

  /// The same with other words at the same places.
  Fragment reading(String words) {
    return new Fragment(words, outermost, origins);
  }

  /// One-based, in characters of the outermost statement.
  int position(int index) {
    return outermost.codePointCount(0, origins.applyAsInt(index)) + 1;
  }
}
