package io.slipway.engine.postgres;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/// What PostgreSQL, or the way to it, said when a statement failed.
///
/// @param sqlState the five-character SQLSTATE; `08006` when the connection broke
/// @param message the primary message
/// @param detail the DETAIL line
/// @param hint the HINT line
/// @param position one-based character offset into the statement sent, 0 when the server named
///     none
public record PostgresFailure(
    String sqlState, String message, Optional<String> detail, Optional<String> hint, int position) {

  private static final String CONNECTION_FAILURE = "08006";

  public static PostgresFailure of(SQLException exception) {
    var state =
        Optional.ofNullable(exception.getSQLState())
            .filter(s -> !s.isBlank())
            .orElse(CONNECTION_FAILURE);
    var server = exception instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
    if (server == null) {
      return new PostgresFailure(
          state, String.valueOf(exception.getMessage()), Optional.empty(), Optional.empty(), 0);
    }
    return new PostgresFailure(
        state,
        String.valueOf(server.getMessage()),
        Optional.ofNullable(server.getDetail()),
        Optional.ofNullable(server.getHint()),
        server.getPosition());
  }
}
