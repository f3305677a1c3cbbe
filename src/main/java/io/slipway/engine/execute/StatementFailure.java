package io.slipway.engine.execute;

import io.slipway.engine.postgres.PostgresFailure;

/// Where in a script PostgreSQL said no, and what it said.
///
/// @param path the file
/// @param statement one-based number of the statement, 0 when none of them was at fault, as when
///     the commit itself failed
/// @param line one-based line of the file
/// @param failure what the server said
public record StatementFailure(String path, int statement, int line, PostgresFailure failure) {

  /// One sentence for people.
  public String message() {
    return "%s, line %d (statement %d): %s [%s]"
        .formatted(path, line, statement, failure.message(), failure.sqlState());
  }
}
