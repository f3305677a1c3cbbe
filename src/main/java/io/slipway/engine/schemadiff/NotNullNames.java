package io.slipway.engine.schemadiff;

import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;
import org.pgcodekeeper.core.schema.pg.PgColumn;
import org.pgcodekeeper.core.schema.pg.PgDatabase;

/// Names of NOT NULL constraints: pgCodeKeeper writes them as it read them, without quotes.
final class NotNullNames {

  private static final String NAMES = SqlResource.read(NotNullNames.class, "not_null_names.sql");

  private NotNullNames() {}

  /// Gives the columns of a freshly read schema names that can stand in SQL.
  static void quote(Connection connection, PgDatabase database) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(NAMES)) {
      while (rows.next()) {
        var schema = database.getSchema(rows.getString("nspname"));
        var table = schema == null ? null : schema.getTable(rows.getString("relname"));
        if (table != null
            && table.getColumn(rows.getString("attname")) instanceof PgColumn column) {
          column.setNotNullConName(rows.getString("quoted"));
        }
      }
    }
  }
}
