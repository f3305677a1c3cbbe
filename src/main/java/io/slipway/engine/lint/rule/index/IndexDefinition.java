package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What an index is of, out of the text of its `CREATE INDEX`, so that the same can be made in
/// another way.
///
/// @param rest from behind the table's name: its method, its key and all that follows
record IndexDefinition(boolean unique, String rest) {

  /// Empty where the text is not read as expected.
  static Optional<IndexDefinition> of(String text) {
    var lexemes = Lexemes.of(text);
    var on = IntStream.range(0, lexemes.size()).filter(i -> lexemes.get(i).is("on")).findFirst();
    if (on.isEmpty() || lexemes.size() < 2) {
      return Optional.empty();
    }
    var rest = behindTable(lexemes, on.getAsInt() + 1);
    return rest < lexemes.size()
        ? Optional.of(
            new IndexDefinition(
                lexemes.get(1).is("unique"), text.substring(lexemes.get(rest).start())))
        : Optional.empty();
  }

  private static int behindTable(List<Lexeme> lexemes, int from) {
    var at = lexemes.get(from).is("only") ? from + 1 : from;
    at++;
    while (at + 1 < lexemes.size() && lexemes.get(at).is(".")) {
      at += 2;
    }
    return at;
  }

  /// Without a lock that stops writers.
  String concurrently(Optional<String> name, Name table) {
    var named = name.map(it -> Sql.name(it) + " ").orElse("");
    return create() + "CONCURRENTLY %sON %s %s;".formatted(named, Sql.name(table), rest);
  }

  /// Of a partitioned table alone.
  String only(String name, Name table) {
    return create() + "%s ON ONLY %s %s;".formatted(Sql.name(name), Sql.name(table), rest);
  }

  private String create() {
    return unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
  }
}
