package io.slipway.engine.preflight;

import io.slipway.engine.execute.SessionSetup;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Where unqualified names of scripts are found.
public final class SearchPath {

  // The role's own search path stays behind the schema, or goes.
  private static final String TAKE_ON =
      """
      SELECT set_config('search_path', quote_ident(?) || CASE WHEN ? THEN coalesce(', ' || nullif(
               (SELECT reset_val FROM pg_settings WHERE name = 'search_path'), ''), '') ELSE '' END,
               true)
      """;

  private static final String SCHEMAS = "SELECT current_schemas(true)";
  private static final String BACK = "SET LOCAL search_path = pg_catalog";

  private SearchPath() {}

  /// Has unqualified names mean what they do in the session's scripts, until the transaction ends.
  public static void takeOn(Connection connection, SessionSetup session) throws SQLException {
    try (var statement = connection.prepareStatement(TAKE_ON)) {
      statement.setString(1, session.schema());
      statement.setBoolean(2, session.keepsSearchPath());
      statement.execute();
    }
  }

  /// The schemas that are there and may be entered, in their order.
  ///
  /// @param connection in a [ReadingTransaction], whose own search path it has afterwards
  static List<String> schemas(Connection connection, SessionSetup session) throws SQLException {
    takeOn(connection, session);
    try (var statement = connection.createStatement()) {
      List<String> schemas;
      try (var row = statement.executeQuery(SCHEMAS)) {
        row.next();
        schemas = List.of((String[]) row.getArray(1).getArray());
      }
      statement.execute(BACK);
      return schemas;
    }
  }
}
