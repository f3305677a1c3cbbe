package io.slipway.engine.sql;

/// What follows for a statement that begins like a pattern.
///
/// @param pattern in the notation of [Pattern]
record Rule(String pattern, StatementNature nature, Effect effect) {

  /// What the rest of the script has to be read for.
  enum Effect {
    NONE,
    /// Lines of data follow.
    COPY_DATA,
    /// Semicolons up to an `END` belong to the statement.
    ATOMIC_BODY,
    /// Its string is a PL/pgSQL block that runs at once.
    BLOCK,
    /// From now on a backslash escapes in plain strings.
    BACKSLASHES_ESCAPE,
    /// From now on it does not.
    BACKSLASHES_ARE_PLAIN
  }

  static Rule forbidden(String pattern) {
    return forbidden(pattern, pattern);
  }

  static Rule forbidden(String command, String pattern) {
    return of(pattern, new StatementNature.NonTransactional(command));
  }

  static Rule allowed(String pattern) {
    return of(pattern, StatementNature.TRANSACTIONAL);
  }

  static Rule undecided(String command, String pattern) {
    return of(pattern, new StatementNature.DependsOnCatalog(command));
  }

  static Rule control(StatementNature.Verb verb, String pattern) {
    return of(pattern, new StatementNature.TransactionControl(verb));
  }

  static Rule effect(Effect effect, String pattern) {
    return new Rule(pattern, StatementNature.TRANSACTIONAL, effect);
  }

  private static Rule of(String pattern, StatementNature nature) {
    return new Rule(pattern, nature, Effect.NONE);
  }
}
