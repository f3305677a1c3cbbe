package io.slipway.engine.ledger;

import io.slipway.engine.postgres.Identifiers;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Flyway's history table in a target, read and written as Flyway does.
///
/// Every method works on the caller's connection and, when one is open, inside its transaction;
/// none commits. So an applied migration's row commits together with what the migration did.
public final class FlywayHistory {

  private static final String CREATE =
      SqlResource.read(FlywayHistory.class, "flyway_history_table.sql");
  private static final String OBJECTS = SqlResource.read(FlywayHistory.class, "schema_objects.sql");

  private static final String SELECT =
      """
      SELECT "installed_rank", "version", "description", "type", "script", "checksum",
             "installed_by", "installed_on", "execution_time", "success"
      FROM %s ORDER BY "installed_rank"
      """;

  private static final String INSERT =
      """
      INSERT INTO %1$s ("installed_rank", "version", "description", "type", "script", "checksum",
        "installed_by", "execution_time", "success")
      SELECT coalesce(max("installed_rank") + 1, ?), ?, ?, ?, ?, ?, coalesce(?, current_user), ?, ?
      FROM %1$s
      RETURNING *
      """;

  private final FlywayTable table;
  private final Optional<String> installedBy;

  public FlywayHistory(FlywayHistorySettings settings) {
    this.table = settings.table();
    this.installedBy = settings.installedBy();
  }

  /// Whether the table exists, which a view or a partitioned table of its name does not bring
  /// about.
  public boolean exists(Connection connection) throws SQLException {
    return new Relation(table.defaultSchema(), table.table()).exists(connection);
  }

  /// All rows by rank; none when the table does not exist. Columns beyond Flyway's do no harm.
  public List<FlywayRow> read(Connection connection) throws SQLException {
    if (!exists(connection)) {
      return List.of();
    }
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SELECT.formatted(table.quoted()))) {
      var result = new ArrayList<FlywayRow>();
      while (rows.next()) {
        result.add(row(rows));
      }
      return List.copyOf(result);
    }
  }

  /// Creates the table with its primary key and index.
  public void create(Connection connection) throws SQLException {
    var tablespace =
        table.tablespace().map(name -> " TABLESPACE " + Identifiers.quote(name)).orElse("");
    var usingIndex = tablespace.isEmpty() ? "" : " USING INDEX" + tablespace;
    try (var statement = connection.createStatement()) {
      statement.execute(
          CREATE.formatted(
              table.quoted(),
              Identifiers.quote(table.table() + "_pk"),
              Identifiers.quote(table.table() + "_s_idx"),
              tablespace,
              usingIndex));
    }
  }

  /// Records that a migration was applied.
  ///
  /// @param milliseconds how long it took
  public FlywayRow recordSuccess(Connection connection, FlywayResolved migration, long milliseconds)
      throws SQLException {
    return insert(connection, FlywayNewRow.of(migration, milliseconds, true));
  }

  /// Records that a migration failed half-way, which only one that ran outside a transaction can.
  public FlywayRow recordFailure(Connection connection, FlywayResolved migration, long milliseconds)
      throws SQLException {
    return insert(connection, FlywayNewRow.of(migration, milliseconds, false));
  }

  /// Turns a failed row into a successful one, once its migration was brought to its end.
  ///
  /// @return whether there was such a failed row
  public boolean markSucceeded(Connection connection, int installedRank, int milliseconds)
      throws SQLException {
    var sql =
        """
        UPDATE %s SET "success" = true, "execution_time" = ?
        WHERE "installed_rank" = ? AND NOT "success"
        """
            .formatted(table.quoted());
    try (var statement = connection.prepareStatement(sql)) {
      statement.setInt(1, milliseconds);
      statement.setInt(2, installedRank);
      return statement.executeUpdate() == 1;
    }
  }

  /// Marks schemas as created by the run; only Flyway's own first row has the rank 0.
  public FlywayRow recordSchemas(Connection connection, List<String> schemas) throws SQLException {
    return insert(connection, FlywayNewRow.schemas(schemas));
  }

  /// Records that a row's migration is gone from the database again. Every edition of Flyway can
  /// read it, and takes the file as pending from then on.
  public FlywayRow recordDeletion(Connection connection, FlywayRow row) throws SQLException {
    return insert(connection, FlywayNewRow.deletion(row));
  }

  /// Some objects of a schema that keep Flyway from migrating it without a history, as
  /// `relation orders`: at most five. None when the schema is empty or does not exist.
  public static List<String> objectsIn(Connection connection, String schema) throws SQLException {
    try (var statement = connection.prepareStatement(OBJECTS)) {
      statement.setString(1, schema);
      statement.setString(2, schema);
      statement.setString(3, schema);
      try (var rows = statement.executeQuery()) {
        var objects = new ArrayList<String>();
        while (rows.next()) {
          objects.add(rows.getString(1));
        }
        return List.copyOf(objects);
      }
    }
  }

  FlywayRow insert(Connection connection, FlywayNewRow row) throws SQLException {
    try (var statement = connection.prepareStatement(INSERT.formatted(table.quoted()))) {
      statement.setInt(1, row.type() == FlywayType.SCHEMA ? 0 : 1);
      statement.setString(2, row.version().orElse(null));
      statement.setString(3, row.description());
      statement.setString(4, row.type().name());
      statement.setString(5, row.script());
      statement.setObject(6, boxed(row.checksum()), Types.INTEGER);
      statement.setString(7, installedBy.orElse(null));
      statement.setInt(8, row.executionTime());
      statement.setBoolean(9, row.success());
      try (var rows = statement.executeQuery()) {
        rows.next();
        return row(rows);
      }
    }
  }

  /// Deletes a row that failed.
  void removeFailed(Connection connection, FlywayRow row) throws SQLException {
    var sql =
        "DELETE FROM %s WHERE \"installed_rank\" = ? AND NOT \"success\"".formatted(table.quoted());
    try (var statement = connection.prepareStatement(sql)) {
      statement.setInt(1, row.installedRank());
      statement.executeUpdate();
    }
  }

  /// Brings a row in line with a file.
  void align(Connection connection, FlywayRepairAction.Align action) throws SQLException {
    var sql =
        """
        UPDATE %s SET "description" = ?, "type" = ?, "checksum" = ?, "script" = ?
        WHERE "installed_rank" = ?
        """
            .formatted(table.quoted());
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, action.description());
      statement.setString(2, action.type().name());
      statement.setObject(3, boxed(action.checksum()), Types.INTEGER);
      statement.setString(4, action.script());
      statement.setInt(5, action.row().installedRank());
      statement.executeUpdate();
    }
  }

  private static @Nullable Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  private static FlywayRow row(ResultSet rows) throws SQLException {
    return new FlywayRow(
        rows.getInt("installed_rank"),
        Optional.ofNullable(rows.getString("version")),
        rows.getString("description"),
        rows.getString("type"),
        rows.getString("script"),
        checksum(rows),
        rows.getString("installed_by"),
        rows.getObject("installed_on", LocalDateTime.class),
        rows.getInt("execution_time"),
        rows.getBoolean("success"));
  }

  private static OptionalInt checksum(ResultSet rows) throws SQLException {
    var value = rows.getInt("checksum");
    return rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
