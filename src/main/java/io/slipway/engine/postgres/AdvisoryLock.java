package io.slipway.engine.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A session-level advisory lock of the database that one is connected to.
///
/// Such a lock lives until it is released or its session ends. Behind a pooler that hands out
/// sessions per transaction it protects nothing.
///
/// @param name whose lock it is, in words
/// @param key PostgreSQL's 64-bit key
public record AdvisoryLock(String name, long key) {

  /// The lock that every Slipway run holds. Its key is the word `Slipway`, the seven ASCII bytes
  /// 53 6C 69 70 77 61 79 read as one big-endian number: 23481623181222265.
  public static final AdvisoryLock SLIPWAY = new AdvisoryLock("Slipway", 0x536C_6970_7761_79L);

  private static final String HOLDERS =
      SqlResource.read(AdvisoryLock.class, "advisory_lock_holders.sql");

  /// Takes the lock when it is free, and does not wait when it is not.
  ///
  /// A session that has it already gets it once more, and must release it as many times.
  ///
  /// @param session best in autocommit mode: an open transaction would hold back `CONCURRENTLY`
  /// @return whether the session has it now
  public boolean tryAcquire(Connection session) throws SQLException {
    return ask(session, "SELECT pg_try_advisory_lock(?)");
  }

  /// Gives the lock back.
  ///
  /// @return whether the session had it; when not, the server adds a warning
  public boolean release(Connection session) throws SQLException {
    return ask(session, "SELECT pg_advisory_unlock(?)");
  }

  /// Whether this very session has the lock, in this way or for its transaction.
  public boolean isHeldBy(Connection session) throws SQLException {
    var holders = holders(session);
    try (var statement = session.createStatement();
        var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
      rows.next();
      var self = rows.getInt(1);
      return holders.stream().anyMatch(holder -> holder.pid() == self);
    }
  }

  /// Who has the lock now: one session, or several that share it, or none.
  public List<LockHolder> holders(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(HOLDERS)) {
      statement.setLong(1, key);
      statement.setLong(2, key);
      try (var rows = statement.executeQuery()) {
        var holders = new ArrayList<LockHolder>();
        while (rows.next()) {
          holders.add(holder(rows));
        }
        return List.copyOf(holders);
      }
    }
  }

  private boolean ask(Connection session, String question) throws SQLException {
    try (var statement = session.prepareStatement(question)) {
      statement.setLong(1, key);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  private static LockHolder holder(ResultSet rows) throws SQLException {
    return new LockHolder(
        rows.getInt("pid"),
        rows.getString("application_name"),
        rows.getString("usename"),
        instant(rows, "backend_start"),
        instant(rows, "xact_start"));
  }

  private static Optional<Instant> instant(ResultSet rows, String column) throws SQLException {
    return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
