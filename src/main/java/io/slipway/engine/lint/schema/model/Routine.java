package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;

/// A function, procedure, aggregate or window function.
///
/// @param arguments the types of its arguments, as the server or the statement writes them
/// @param volatility `immutable`, `stable` or `volatile`
/// @param language in lower case
/// @param changesSchema whether running it may change the schema
public record Routine(
    Name name,
    String arguments,
    Kind kind,
    String volatility,
    String language,
    Truth changesSchema) {

  /// What it is.
  public enum Kind {
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    WINDOW
  }

  /// Whether its body is text that can be read: that of `sql` and `plpgsql`.
  public boolean isReadable() {
    return kind != Kind.AGGREGATE && (language.equals("sql") || language.equals("plpgsql"));
  }

  public boolean isVolatile() {
    return volatility.equals("volatile");
  }

  public Routine named(Name newName) {
    return new Routine(newName, arguments, kind, volatility, language, changesSchema);
  }

  public Routine with(String newVolatility) {
    return new Routine(name, arguments, kind, newVolatility, language, changesSchema);
  }
}
