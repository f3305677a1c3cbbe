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
      "quote_ident(?) || coalesce(', ' || nullif(current_setting('search_path'), ''), '')";
  private static final String ALONE = "quote_ident(?)";
  private static final String APPLY =
      """
      SELECT set_config('search_path', %s, false), set_config('application_name', ?, false),
             current_setting('session_authorization'), current_setting('role')
      """;

  /// Who a session acts as: its `session_authorization` and its `role`.
  record Identity(String authorization, String role) {}

  /// Sets the search path, and the name that resetting the session took from it.
  Identity apply(Connection connection, String applicationName) throws SQLException {
    var sql = APPLY.formatted(keepsSearchPath ? IN_FRONT : ALONE);
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      statement.setString(2, applicationName);
      try (var row = statement.executeQuery()) {
        row.next();
        return new Identity(row.getString(3), row.getString(4));
      }
    }
  }
}
