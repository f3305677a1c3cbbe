package io.slipway.engine.conductor;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.postgres.VersionedSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/// How far a command is that PostgreSQL counts: what one of its views `pg_stat_progress_…` says.
///
/// @param command such as `CREATE INDEX CONCURRENTLY`
/// @param phase in PostgreSQL's words, such as `building index: scanning table`
/// @param done how much of the phase is done; empty for a phase in which nothing is counted
/// @param total how much there is to do; empty when nobody knows
/// @param unit what is counted, such as `blocks`; empty when nothing is
/// @param relation the table that it is about; empty when it has no name that others see
public record CommandProgress(
    String command,
    String phase,
    OptionalLong done,
    OptionalLong total,
    String unit,
    String relation) {

  /// What the server says of a session now; empty when it counts nothing of what that does.
  static Optional<CommandProgress> of(int pid, Connection connection) throws SQLException {
    var sql =
        VersionedSql.read(CommandProgress.class, "progress.sql", ServerVersion.of(connection));
    try (var query = connection.prepareStatement(sql)) {
      query.setInt(1, pid);
      try (var row = query.executeQuery()) {
        return row.next() ? Optional.of(progress(row)) : Optional.empty();
      }
    }
  }

  private static CommandProgress progress(ResultSet row) throws SQLException {
    var done = number(row, "done");
    return new CommandProgress(
        row.getString("command"),
        row.getString("phase"),
        done,
        done.isPresent() ? number(row, "total") : OptionalLong.empty(),
        row.getString("unit"),
        row.getString("relation"));
  }

  private static OptionalLong number(ResultSet row, String column) throws SQLException {
    var number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
