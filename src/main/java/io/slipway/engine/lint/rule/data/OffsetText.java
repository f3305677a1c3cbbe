package io.slipway.engine.lint.rule.data;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The query with an `OFFSET` in a statement that changes rows.
///
/// @param words the names in it, from its `SELECT` to its `OFFSET`
/// @param offset what stands behind `OFFSET`, first of all
record OffsetText(List<String> words, Lexeme offset) {

  static Optional<OffsetText> of(String statement) {
    var lexemes = Lexemes.of(statement);
    for (var i = 0; i + 1 < lexemes.size(); i++) {
      if (lexemes.get(i).is("offset")) {
        return Optional.of(new OffsetText(words(lexemes, i).toList(), lexemes.get(i + 1)));
      }
    }
    return Optional.empty();
  }

  // Back to the parenthesis that the query stands in.
  private static Stream<String> words(List<Lexeme> lexemes, int offset) {
    var depth = 0;
    var start = offset;
    while (start > 0 && depth >= 0) {
      start--;
      depth += lexemes.get(start).is(")") ? 1 : lexemes.get(start).is("(") ? -1 : 0;
    }
    return lexemes.subList(start, offset).stream().filter(Lexeme::isName).map(Lexeme::text);
  }

  /// Whether another run of the statement, with another offset, skips more of the rows.
  boolean isVariable() {
    return offset.isName() || offset.is("(");
  }
}
