package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a unique or primary key's text says beside its columns, for the index that is to be built
/// before it.
///
/// @param distinct `NULLS NOT DISTINCT` where it is said, with a blank in front
/// @param timing such as `DEFERRABLE INITIALLY DEFERRED`, with a blank in front
record KeyText(String distinct, String timing) {

  private static final List<String> OTHERWISE = List.of("with", "tablespace", "without", "using");

  /// @return empty when it says more than an index and its constraint can be told apart
  static Optional<KeyText> of(String text) {
    var lexemes = Lexemes.of(text);
    if (lexemes.stream().anyMatch(lexeme -> OTHERWISE.stream().anyMatch(lexeme::is))) {
      return Optional.empty();
    }
    var isDistinct = lexemes.stream().anyMatch(lexeme -> lexeme.is("nulls"));
    return Optional.of(
        new KeyText(
            isDistinct && says(lexemes, "nulls", "not") ? " NULLS NOT DISTINCT" : "",
            timing(lexemes)));
  }

  private static boolean says(List<Lexeme> lexemes, String first, String second) {
    for (var i = 0; i + 1 < lexemes.size(); i++) {
      if (lexemes.get(i).is(first) && lexemes.get(i + 1).is(second)) {
        return true;
      }
    }
    return false;
  }

  private static String timing(List<Lexeme> lexemes) {
    if (says(lexemes, "not", "deferrable")) {
      return "";
    }
    return Stream.of(
            part(lexemes.stream().anyMatch(it -> it.is("deferrable")), " DEFERRABLE"),
            part(says(lexemes, "initially", "deferred"), " INITIALLY DEFERRED"))
        .collect(Collectors.joining());
  }

  private static String part(boolean isSaid, String words) {
    return isSaid ? words : "";
  }
}
