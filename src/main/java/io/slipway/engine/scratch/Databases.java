package io.slipway.engine.scratch;

import io.slipway.engine.postgres.Identifiers;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Creates, marks and drops databases, on a connection to the maintenance database.
record Databases(Connection maintenance) {

  private static final String DATABASES = SqlResource.read(Databases.class, "databases.sql");
  // The server itself sees to its own processes, such as those of autovacuum.
  private static final String SESSIONS =
      "FROM pg_catalog.pg_stat_activity WHERE datname = ? AND backend_type = 'client backend'";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  // PostgreSQL 15 copies through the WAL by default and waits for no checkpoint; older ones copy
  // files and wait for two.
  private static final int FIRST_WITH_STRATEGY = 15;

  // A session that was closed takes a millisecond to end. The server itself looks only every 100
  // ms.
  private static final Duration SESSION_POLL = Duration.ofMillis(1);
  private static final int SESSION_POLLS = 100;

  /// A database by its name and comment.
  ///
  /// @param invalid whether dropping it was begun, so that nothing else can be done with it
  /// @param commented whether there is a comment at all
  record Found(long oid, String name, boolean invalid, boolean commented, Optional<Marker> marker) {

    /// Whether nobody else gave it a comment.
    boolean isOurs() {
      return marker.isPresent() || !commented;
    }

    boolean isFinishedTemplate() {
      return ScratchNames.isTemplate(name)
          && !invalid
          && marker.filter(found -> found.purpose().equals(Marker.TEMPLATE)).isPresent();
    }
  }

  /// Those that Slipway's names say are its own, and that one may drop.
  List<Found> all() throws SQLException {
    try (var statement = maintenance.createStatement();
        var rows = statement.executeQuery(DATABASES)) {
      var found = new ArrayList<Found>();
      while (rows.next()) {
        found.add(
            new Found(
                rows.getLong("oid"),
                rows.getString("name"),
                rows.getBoolean("invalid"),
                rows.getString("comment") != null,
                Marker.parse(rows.getString("comment"))));
      }
      return found;
    }
  }

  Optional<Found> find(String name) throws SQLException {
    return all().stream().filter(found -> found.name().equals(name)).findFirst();
  }

  /// Copies a database, to which nobody may be connected.
  void create(String name, String source) throws SQLException {
    awaitNobodyIn(source);
    var strategy =
        ServerVersion.of(maintenance).major() >= FIRST_WITH_STRATEGY ? " STRATEGY = WAL_LOG" : "";
    execute(
        "CREATE DATABASE %s TEMPLATE %s%s"
            .formatted(Identifiers.quote(name), Identifiers.quote(source), strategy));
  }

  private void awaitNobodyIn(String name) throws SQLException {
    for (var i = 0; i < SESSION_POLLS && sessionsIn(name) > 0; i++) {
      LockSupport.parkNanos(SESSION_POLL.toNanos());
    }
  }

  private int sessionsIn(String name) throws SQLException {
    try (var statement = maintenance.prepareStatement("SELECT count(*) " + SESSIONS)) {
      statement.setString(1, name);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /// Gives a database its comment and the time limit for its statements, both at once.
  void mark(String name, Marker marker, Duration statementTimeout) throws SQLException {
    var database = Identifiers.quote(name);
    execute(
        "ALTER DATABASE %s SET statement_timeout = %d; COMMENT ON DATABASE %s IS %s"
            .formatted(database, statementTimeout.toMillis(), database, marker.literal()));
  }

  void mark(String name, Marker marker) throws SQLException {
    execute("COMMENT ON DATABASE %s IS %s".formatted(Identifiers.quote(name), marker.literal()));
  }

  /// Lets nobody in any more, and ends the sessions that are in.
  void shut(String name) throws SQLException {
    execute("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(Identifiers.quote(name)));
    var terminate = "SELECT pg_terminate_backend(pid) " + SESSIONS;
    try (var statement = maintenance.prepareStatement(terminate)) {
      statement.setString(1, name);
      statement.execute();
    }
    awaitNobodyIn(name);
  }

  void rename(String name, String newName) throws SQLException {
    execute(
        "ALTER DATABASE %s RENAME TO %s"
            .formatted(Identifiers.quote(name), Identifiers.quote(newName)));
  }

  /// Drops a database with the sessions in it; one that is gone is well.
  void drop(String name) throws SQLException {
    var drop = "DROP DATABASE IF EXISTS " + Identifiers.quote(name);
    try {
      execute(drop + " WITH (FORCE)");
    } catch (SQLException e) {
      if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
        throw e;
      }
      // FORCE takes a worker of autovacuum for a superuser's session; without it the server
      // ends the worker by itself.
      execute(drop);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = maintenance.createStatement()) {
      statement.execute(sql);
    }
  }
}
