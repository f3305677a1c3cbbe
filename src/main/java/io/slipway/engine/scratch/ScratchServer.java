package io.slipway.engine.scratch;

import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;

/// A server on which scratch databases can be made.
///
/// All who share a server should name the same maintenance database: advisory locks, by which they
/// agree on who builds a template, count within one database.
///
/// @param connections opens connections to any of its databases
/// @param maintenanceDatabase where databases are created and dropped from, such as `postgres`
public record ScratchServer(DatabaseConnections connections, String maintenanceDatabase) {

  private static final String READINESS = SqlResource.read(ScratchServer.class, "readiness.sql");
  private static final String CLUSTER = "SELECT system_identifier FROM pg_control_system()";

  /// Opens connections to the databases of one server.
  public interface DatabaseConnections {

    /// Opens a connection of its own, as [io.slipway.engine.execute.ConnectionSource#open] asks
    /// for, and not through a pooler: a session holds locks and reaches one database alone.
    ///
    /// @param database its name, taken literally
    Connection open(String database, String applicationName) throws SQLException;
  }

  Connection maintenance() throws SQLException {
    return connections.open(maintenanceDatabase, "slipway scratch");
  }

  /// Whether it can serve whoever has no wish for a version.
  public Readiness readiness() {
    return readiness(0);
  }

  /// Whether it can serve a target.
  ///
  /// @param wantedMajor the target's major version, such as 18; 0 for any
  public Readiness readiness(int wantedMajor) {
    try (var connection = maintenance();
        var statement = connection.createStatement();
        var row = statement.executeQuery(READINESS)) {
      row.next();
      var version = new ServerVersion(row.getInt("version"));
      if (wantedMajor != 0 && version.major() != wantedMajor) {
        return new Readiness.OtherVersion(version, wantedMajor);
      }
      if (row.getBoolean("standby")) {
        return new Readiness.Standby();
      }
      var user = row.getString("user");
      return row.getBoolean("may_create")
          ? new Readiness.Ready(version, user)
          : new Readiness.MayNotCreate(user);
    } catch (SQLException e) {
      return new Readiness.Unreachable(PostgresFailure.of(e).message());
    }
  }

  /// Whether a connection goes to the same cluster, so that roles are shared with its databases.
  /// A cluster and its standbys are the same.
  public boolean isClusterOf(Connection target) throws SQLException {
    try (var own = maintenance()) {
      return clusterOf(own).equals(clusterOf(target));
    }
  }

  /// What tells the cluster of a database from others.
  public static String clusterOf(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(CLUSTER)) {
      row.next();
      return row.getString(1);
    }
  }
}
