package io.slipway.engine.conductor;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Asks a server who is in a session's way.
final class Blockers {

  private static final String BLOCKING = SqlResource.read(Blockers.class, "blocking.sql");
  private static final String IN_THE_WAY = SqlResource.read(Blockers.class, "in_the_way.sql");

  private static final String OLDER =
      """
      SELECT EXISTS (
        SELECT FROM pg_catalog.pg_stat_get_activity(NULL) a
         WHERE a.datid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
           AND a.pid <> pg_catalog.pg_backend_pid()
           AND a.xact_start < pg_catalog.clock_timestamp() - ? * interval '1 millisecond')
      """;

  private Blockers() {}

  /// Who keeps a session waiting now; nobody when it does not wait.
  static List<Blocker> of(int pid, Connection connection) throws SQLException {
    try (var query = connection.prepareStatement(BLOCKING)) {
      query.setInt(1, pid);
      query.setInt(2, pid);
      return read(query);
    }
  }

  /// Whether anybody in the database has had a transaction open for that long, which is seldom so
  /// and quickly asked.
  static boolean isAnyTransactionOlder(Duration age, Connection connection) throws SQLException {
    try (var query = connection.prepareStatement(OLDER)) {
      query.setLong(1, age.toMillis());
      try (var row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /// Who would keep a statement waiting.
  ///
  /// @param names of the relations that it may lock
  /// @param mode how it locks them
  /// @param since for how long a transaction must have been open already: a short one is soon over
  static List<Blocker> inTheWay(
      Collection<String> names, LockMode mode, Duration since, Connection connection)
      throws SQLException {
    var modes = mode.conflicts().stream().map(LockMode::serverName).toArray();
    try (var query = connection.prepareStatement(IN_THE_WAY)) {
      query.setArray(1, connection.createArrayOf("text", names.toArray()));
      query.setArray(2, connection.createArrayOf("text", modes));
      query.setLong(3, since.toMillis());
      return read(query);
    }
  }

  private static List<Blocker> read(PreparedStatement query) throws SQLException {
    var blockers = new ArrayList<Blocker>();
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        blockers.add(blocker(rows));
      }
    }
    return blockers;
  }

  private static Blocker blocker(ResultSet row) throws SQLException {
    return new Blocker(
        row.getInt("pid"),
        row.getString("username"),
        row.getString("application"),
        row.getString("client"),
        instant(row, "xact_start"),
        instant(row, "query_start"),
        row.getString("state"),
        row.getString("query"),
        row.getString("relation"),
        row.getString("mode"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
