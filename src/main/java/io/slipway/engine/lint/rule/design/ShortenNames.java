package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.postgres.GeneratedNames;
import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import java.util.stream.Stream;

/// A name that PostgreSQL cuts off.
final class ShortenNames implements StatementRule {

  @Override
  public String id() {
    return "SW909";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    // A statement in another one's text was looked at with that.
    if (sight.setting().isNested()) {
      return Stream.empty();
    }
    return Lexemes.of(sight.text()).stream()
        .filter(Lexeme::isName)
        .map(Lexeme::text)
        .filter(name -> GeneratedNames.bytes(name) > GeneratedNames.BYTES)
        .distinct()
        .map(name -> at(sight, message(name)));
  }

  private static String message(String name) {
    return "%s is %d bytes long, and PostgreSQL makes %s of it."
        .formatted(
            name, GeneratedNames.bytes(name), GeneratedNames.clip(name, GeneratedNames.BYTES));
  }
}
