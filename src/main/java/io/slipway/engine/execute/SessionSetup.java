package io.slipway.engine.execute;

import java.sql.Connection;
import java.sql.SQLException;

/// Gives every script the session that a new connection would give it.
///
/// Whatever the script before it left in the session (settings, roles, temporary tables, advisory
/// locks) is gone, so that a migration does the same alone as among others. Under Flyway most of
/// that leaks from file to file within one `migrate`.
///
/// @param schema the schema that unqualified names are to mean
/// @param keepsSearchPath whether the connection's own search path stays behind that schema, as
///     under Flyway, or goes, as under Prisma
public record SessionSetup(String schema, boolean keepsSearchPath) {

  private static final String IN_FRONT =
      """
      SELECT set_config('search_path', quote_ident(?)
        || coalesce(', ' || nullif(current_setting('search_path'), ''), ''), false)
      """;
  private static final String ALONE = "SELECT set_config('search_path', quote_ident(?), false)";

  /// Resets the session; the connection must be in autocommit mode.
  void reset(Connection connection, Callbacks callbacks)
      throws SQLException, StatementFailedException {
    try (var statement = connection.createStatement()) {
      statement.execute("DISCARD ALL");
    }
    callbacks.inside(Event.AFTER_CONNECT, new StatementSender(connection));
    try (var statement = connection.prepareStatement(keepsSearchPath ? IN_FRONT : ALONE)) {
      statement.setString(1, schema);
      statement.execute();
    }
  }
}
