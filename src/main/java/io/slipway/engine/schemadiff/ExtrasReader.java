package io.slipway.engine.schemadiff;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what pgCodeKeeper does not know of.
final class ExtrasReader {

  private static final String SUPPLEMENT = SqlResource.read(ExtrasReader.class, "supplement.sql");
  private static final int FIRST_MAJOR = 15;

  private ExtrasReader() {}

  static List<Extra> read(Connection connection) throws SQLException {
    if (ServerVersion.of(connection).major() < FIRST_MAJOR) {
      return List.of();
    }
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SUPPLEMENT)) {
      var extras = new ArrayList<Extra>();
      while (rows.next()) {
        extras.add(extra(rows));
      }
      return List.copyOf(extras);
    }
  }

  private static Extra extra(ResultSet row) throws SQLException {
    var relation = row.getString("relation");
    return new Extra(
        row.getString("kind"),
        row.getString("identity"),
        relation == null ? null : new TableName(row.getString("schema"), relation),
        row.getBoolean("early"),
        texts(row, "made"),
        texts(row, "altered"),
        texts(row, "dropped"));
  }

  private static @Nullable List<String> texts(ResultSet row, String column) throws SQLException {
    var array = row.getArray(column);
    return array == null
        ? null
        : Arrays.stream((String[]) array.getArray()).filter(Objects::nonNull).toList();
  }
}
