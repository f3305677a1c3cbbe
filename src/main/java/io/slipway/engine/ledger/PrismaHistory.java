package io.slipway.engine.ledger;

import io.slipway.engine.bundle.PrismaMigration;
import io.slipway.engine.postgres.AdvisoryLock;
import io.slipway.engine.postgres.Identifiers;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Prisma's history table in a target, read and written as Prisma does.
///
/// Every method works on the caller's connection and, when one is open, inside its transaction;
/// none commits. Times are the clock's, as Prisma writes the client's.
///
/// @param schema the one that holds the table, Prisma's URL parameter `schema`
public record PrismaHistory(String schema, Clock clock) {

  /// The table's name, which Prisma does not let anyone choose.
  public static final String TABLE = "_prisma_migrations";

  /// The lock that Prisma takes for the rest of a session that writes.
  public static final AdvisoryLock LOCK = new AdvisoryLock("Prisma Migrate", 72_707_369L);

  private static final String CREATE =
      SqlResource.read(PrismaHistory.class, "prisma_migrations_table.sql");
  private static final String TABLES = SqlResource.read(PrismaHistory.class, "schema_tables.sql");

  private static final String SELECT =
      """
      SELECT id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at,
             applied_steps_count
      FROM %s ORDER BY started_at
      """;

  /// A statement with its parameters to be set.
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  /// Whether the table exists.
  public boolean exists(Connection connection) throws SQLException {
    return new Relation(schema, TABLE).exists(connection);
  }

  /// All rows, by the time at which they were started; none when the table does not exist.
  public List<PrismaRow> read(Connection connection) throws SQLException {
    if (!exists(connection)) {
      return List.of();
    }
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SELECT.formatted(table()))) {
      var result = new ArrayList<PrismaRow>();
      while (rows.next()) {
        result.add(row(rows));
      }
      return List.copyOf(result);
    }
  }

  /// Creates the table.
  public void create(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(CREATE.formatted(table()));
    }
  }

  /// Tables that keep Prisma from deploying to a schema without a history, at most five: its error
  /// P3005.
  public List<String> tablesInTheWay(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(TABLES)) {
      statement.setString(1, schema);
      try (var rows = statement.executeQuery()) {
        var tables = new ArrayList<String>();
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
        return List.copyOf(tables);
      }
    }
  }

  /// Records that a migration begins. Until it is marked as applied, it counts as failed.
  ///
  /// @return the new row's id
  public String recordStart(Connection connection, PrismaMigration migration) throws SQLException {
    var id = PrismaRow.newId();
    update(
        connection,
        "INSERT INTO %s (id, checksum, started_at, migration_name) VALUES (?, ?, ?, ?)",
        statement -> {
          statement.setString(1, id);
          statement.setString(2, migration.checksum());
          statement.setObject(3, now());
          statement.setString(4, migration.name());
        });
    return id;
  }

  /// Records a migration that ran in the caller's transaction, as one step.
  public void recordApplied(Connection connection, PrismaMigration migration, Instant started)
      throws SQLException {
    update(
        connection,
        """
        INSERT INTO %s (id, checksum, started_at, finished_at, migration_name, applied_steps_count)
        VALUES (?, ?, ?, ?, ?, 1)
        """,
        statement -> {
          statement.setString(1, PrismaRow.newId());
          statement.setString(2, migration.checksum());
          statement.setObject(3, started.atOffset(ZoneOffset.UTC));
          statement.setObject(4, now());
          statement.setString(5, migration.name());
        });
  }

  /// Records that a migration that was begun is applied, as one step.
  public void markApplied(Connection connection, String id) throws SQLException {
    update(
        connection,
        """
        UPDATE %s SET applied_steps_count = applied_steps_count + 1, finished_at = ?, logs = NULL
        WHERE id = ?
        """,
        statement -> {
          statement.setObject(1, now());
          statement.setString(2, id);
        });
  }

  /// Records why a migration that was begun failed.
  public void markFailed(Connection connection, String id, String logs) throws SQLException {
    update(
        connection,
        "UPDATE %s SET logs = ? WHERE id = ?",
        statement -> {
          statement.setString(1, logs);
          statement.setString(2, id);
        });
  }

  /// Records that an applied migration was undone: Prisma takes its folder as pending from then
  /// on.
  ///
  /// @return whether there was an applied row
  public boolean markUndone(Connection connection, String name) throws SQLException {
    return rollBack(connection, name, "finished_at IS NOT NULL") > 0;
  }

  int rollBackFailed(Connection connection, String name) throws SQLException {
    return rollBack(connection, name, "finished_at IS NULL");
  }

  private int rollBack(Connection connection, String name, String condition) throws SQLException {
    return update(
        connection,
        "UPDATE %s SET rolled_back_at = ? WHERE migration_name = ? AND rolled_back_at IS NULL AND "
            + condition,
        statement -> {
          statement.setObject(1, now());
          statement.setString(2, name);
        });
  }

  /// Records a migration as applied that never ran here.
  PrismaRow adopt(Connection connection, PrismaMigration migration) throws SQLException {
    var now = clock.instant();
    var row =
        new PrismaRow(
            PrismaRow.newId(),
            migration.checksum(),
            Optional.of(now),
            migration.name(),
            Optional.of(""),
            Optional.empty(),
            now,
            0);
    update(
        connection,
        """
        INSERT INTO %s (id, checksum, started_at, finished_at, migration_name, logs)
        VALUES (?, ?, ?, ?, ?, '')
        """,
        statement -> {
          statement.setString(1, row.id());
          statement.setString(2, row.checksum());
          statement.setObject(3, now.atOffset(ZoneOffset.UTC));
          statement.setObject(4, now.atOffset(ZoneOffset.UTC));
          statement.setString(5, row.migrationName());
        });
    return row;
  }

  private int update(Connection connection, String sql, Parameters parameters) throws SQLException {
    try (var statement = connection.prepareStatement(sql.formatted(table()))) {
      parameters.set(statement);
      return statement.executeUpdate();
    }
  }

  private String table() {
    return Identifiers.quote(schema, TABLE);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static PrismaRow row(ResultSet rows) throws SQLException {
    return new PrismaRow(
        rows.getString("id"),
        rows.getString("checksum"),
        instant(rows, "finished_at"),
        rows.getString("migration_name"),
        Optional.ofNullable(rows.getString("logs")),
        instant(rows, "rolled_back_at"),
        instant(rows, "started_at").orElseThrow(),
        rows.getInt("applied_steps_count"));
  }

  private static Optional<Instant> instant(ResultSet rows, String column) throws SQLException {
    return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
