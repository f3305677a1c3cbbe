package io.slipway.engine.lint.effect;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a statement really does, seen from within the transaction that it runs in.
///
/// @param locks on relations that were there before
/// @param rewritten relations with another file than before
/// @param scanned relations of whose rows nine of ten or more were read
record MeasuredEffects(Map<Name, LockMode> locks, Set<Name> rewritten, Set<Name> scanned) {

  private static final String RELATIONS =
      """
      SELECT c.oid, n.nspname, c.relname, pg_relation_filenode(c.oid) AS file,
             greatest(c.reltuples, 0)::bigint AS rows
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND c.oid >= 16384
      """;
  private static final String LOCKS =
      """
      SELECT relation, mode
        FROM pg_locks
       WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """;
  private static final String FILES = "SELECT oid, pg_relation_filenode(oid) FROM pg_class";
  private static final String READ =
      "SELECT oid, pg_stat_get_xact_tuples_returned(oid) FROM pg_class WHERE relkind IN ('r', 'm')";
  private static final double NEARLY_ALL = 0.9;

  private record Known(Name name, long file, long rows) {}

  /// Runs it and rolls it back.
  ///
  /// @param connection without auto-commit
  static MeasuredEffects of(Connection connection, String statement) throws SQLException {
    try {
      var before = relations(connection);
      var readBefore = read(connection);
      execute(connection, statement);
      return new MeasuredEffects(
          locks(connection, before),
          rewritten(connection, before),
          scanned(connection, before, readBefore));
    } finally {
      connection.rollback();
    }
  }

  private static Map<Long, Known> relations(Connection connection) throws SQLException {
    var relations = new HashMap<Long, Known>();
    try (var query = connection.createStatement();
        var rows = query.executeQuery(RELATIONS)) {
      while (rows.next()) {
        var name = new Name(rows.getString(2), rows.getString(3));
        relations.put(rows.getLong(1), new Known(name, rows.getLong(4), rows.getLong(5)));
      }
    }
    return relations;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Map<Name, LockMode> locks(Connection connection, Map<Long, Known> before)
      throws SQLException {
    var locks = new TreeMap<Name, LockMode>(Comparator.comparing(Name::toString));
    try (var query = connection.createStatement();
        var rows = query.executeQuery(LOCKS)) {
      while (rows.next()) {
        var relation = before.get(rows.getLong(1));
        if (relation != null) {
          locks.merge(
              relation.name(),
              mode(rows.getString(2)),
              (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
      }
    }
    return locks;
  }

  private static LockMode mode(String serverName) {
    for (var mode : LockMode.values()) {
      if (mode.serverName().equals(serverName)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(serverName);
  }

  private static Set<Name> rewritten(Connection connection, Map<Long, Known> before)
      throws SQLException {
    var rewritten = new TreeSet<Name>(Comparator.comparing(Name::toString));
    try (var query = connection.createStatement();
        var rows = query.executeQuery(FILES)) {
      while (rows.next()) {
        var relation = before.get(rows.getLong(1));
        if (relation != null && relation.file() != rows.getLong(2)) {
          rewritten.add(relation.name());
        }
      }
    }
    return rewritten;
  }

  private static Set<Name> scanned(
      Connection connection, Map<Long, Known> before, Map<Long, Long> readBefore)
      throws SQLException {
    var scanned = new TreeSet<Name>(Comparator.comparing(Name::toString));
    read(connection)
        .forEach(
            (oid, rows) -> {
              var relation = before.get(oid);
              if (relation != null
                  && relation.rows() > 0
                  && rows - readBefore.getOrDefault(oid, 0L) >= relation.rows() * NEARLY_ALL) {
                scanned.add(relation.name());
              }
            });
    return scanned;
  }

  // Counts that earlier transactions have not handed over yet are among them.
  private static Map<Long, Long> read(Connection connection) throws SQLException {
    var read = new HashMap<Long, Long>();
    try (var query = connection.createStatement();
        var rows = query.executeQuery(READ)) {
      while (rows.next()) {
        read.put(rows.getLong(1), rows.getLong(2));
      }
    }
    return read;
  }
}
