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
      "quote_ident(%1$L) || coalesce(', ' || nullif(current_setting('search_path'), ''), '')";
  private static final String ALONE = "quote_ident(%1$L)";
  private static final String TEMPLATE =
      """
      SELECT set_config('search_path', SEARCH_PATH, false),
             set_config('application_name', %2$L, false),
             current_setting('session_authorization') AS own_authorization,
             current_setting('role') AS own_role
      """;

  /// The statement that sets the search path, and the name that resetting the session took from
  /// it; it gives back who the session acts as.
  ///
  /// The server puts it together, so that it alone quotes what goes into it.
  String statement(Connection connection, String applicationName) throws SQLException {
    var template = TEMPLATE.replace("SEARCH_PATH", keepsSearchPath ? IN_FRONT : ALONE);
    try (var statement = connection.prepareStatement("SELECT format(?, ?, ?)")) {
      statement.setString(1, template);
      statement.setString(2, schema);
      statement.setString(3, applicationName);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
