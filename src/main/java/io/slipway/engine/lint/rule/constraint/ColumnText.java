package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The text of an `ADD COLUMN`, taken apart.
///
/// @param column the action with what stays with the column: its type, its default, `NOT NULL`
/// @param constraints those that can be added afterwards, in their order
record ColumnText(String column, List<Part> constraints) {

  /// One constraint behind a column's type.
  ///
  /// @param name the one given
  /// @param text without the name: `CHECK (…)`, `REFERENCES …`
  record Part(Optional<String> name, String text) {
    boolean is(String word) {
      return Lexemes.of(text).getFirst().is(word);
    }
  }

  private static final Set<String> BEGINNINGS =
      Set.of("constraint", "check", "unique", "primary", "references", "default", "generated");
  private static final Set<String> MOVED = Set.of("check", "unique", "primary", "references");

  ColumnText {
    constraints = List.copyOf(constraints);
  }

  static ColumnText of(String action) {
    var lexemes = Lexemes.of(action);
    var starts = starts(lexemes);
    var stays = new ArrayList<String>();
    var moved = new ArrayList<Part>();
    stays.add(text(action, lexemes, 0, starts.getFirst()));
    for (var i = 0; i + 1 < starts.size(); i++) {
      var part = part(action, lexemes, starts.get(i), starts.get(i + 1));
      if (MOVED.stream().anyMatch(part::is)) {
        moved.add(part);
      } else {
        stays.add(text(action, lexemes, starts.get(i), starts.get(i + 1)));
      }
    }
    return new ColumnText(stays.stream().collect(Collectors.joining(" ")), moved);
  }

  // Where each constraint begins, and the end.
  private static List<Integer> starts(List<Lexeme> lexemes) {
    var starts = new ArrayList<Integer>();
    var depth = 0;
    for (var i = 0; i < lexemes.size(); i++) {
      var lexeme = lexemes.get(i);
      depth += lexeme.is("(") ? 1 : lexeme.is(")") ? -1 : 0;
      if (depth == 0 && begins(lexemes, i) && !isNamed(lexemes, starts, i)) {
        starts.add(i);
      }
    }
    starts.add(lexemes.size());
    return starts;
  }

  private static boolean begins(List<Lexeme> lexemes, int at) {
    var lexeme = lexemes.get(at);
    if (lexeme.is("not")) {
      return at + 1 < lexemes.size() && lexemes.get(at + 1).is("null");
    }
    if (lexeme.is("null")) {
      return !isBehind(lexemes, at, "not", "set", "default");
    }
    return BEGINNINGS.stream().anyMatch(lexeme::is) && !isBehind(lexemes, at, "set", "by");
  }

  private static boolean isBehind(List<Lexeme> lexemes, int at, String... words) {
    return at > 0 && List.of(words).stream().anyMatch(lexemes.get(at - 1)::is);
  }

  // What follows CONSTRAINT and a name belongs to them.
  private static boolean isNamed(List<Lexeme> lexemes, List<Integer> starts, int at) {
    return !starts.isEmpty()
        && lexemes.get(starts.getLast()).is("constraint")
        && at <= starts.getLast() + 2;
  }

  private static Part part(String action, List<Lexeme> lexemes, int from, int to) {
    return lexemes.get(from).is("constraint")
        ? new Part(Optional.of(lexemes.get(from + 1).text()), text(action, lexemes, from + 2, to))
        : new Part(Optional.empty(), text(action, lexemes, from, to));
  }

  private static String text(String action, List<Lexeme> lexemes, int from, int to) {
    return action.substring(lexemes.get(from).start(), lexemes.get(to - 1).end());
  }
}
