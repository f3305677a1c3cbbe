package io.slipway.control.gate.freeze;

import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.policy.Freeze;
import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The freezes that people declared.
@Repository
public class Freezes {

  private static final String LIST = "freezes";

  private final JdbcClient jdbc;

  Freezes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Those that hold at a moment.
  public List<Freeze> declared(EnvironmentId environment, Instant moment) {
    return jdbc
        .sql(
            """
            SELECT * FROM environment_freeze
             WHERE environment = :environment AND lifted_at IS NULL
               AND begins_at <= :at AND (ends_at IS NULL OR ends_at > :at)
             ORDER BY begins_at, id""")
        .param("environment", environment.value())
        .param("at", Timestamp.from(moment))
        .query(Freezes::freeze)
        .list()
        .stream()
        .map(DeclaredFreeze::asOfPolicy)
        .toList();
  }

  public void add(DeclaredFreeze freeze) {
    jdbc.sql(
            """
            INSERT INTO environment_freeze (id, environment, begins_at, ends_at, reason, created_at, created_by)
            VALUES (:id, :environment, :from, :to, :reason, :at, :by)""")
        .param("id", freeze.id())
        .param("environment", freeze.environment())
        .param("from", Timestamp.from(freeze.from()))
        .param("to", Optional.ofNullable(freeze.to()).map(Timestamp::from).orElse(null))
        .param("reason", freeze.reason())
        .param("at", Timestamp.from(freeze.createdAt()))
        .param("by", freeze.createdBy())
        .update();
  }

  /// Ends a freeze; false when it was lifted before.
  public boolean lift(UUID id, String by, Instant at) {
    return jdbc.sql(
                "UPDATE environment_freeze SET lifted_at = ?, lifted_by = ? WHERE id = ? AND lifted_at IS NULL")
            .params(Timestamp.from(at), by, id)
            .update()
        == 1;
  }

  public Optional<DeclaredFreeze> find(UUID id) {
    return jdbc.sql("SELECT * FROM environment_freeze WHERE id = ?")
        .param(id)
        .query(Freezes::freeze)
        .optional();
  }

  /// An environment's, the one that begins last first.
  public Page<DeclaredFreeze> page(String environment, Paging paging) {
    var after = paging.after(LIST, 2);
    var rows =
        jdbc.sql(
                """
                SELECT * FROM environment_freeze
                 WHERE environment = :environment
                   AND (:at::timestamptz IS NULL OR (begins_at, id) < (:at, :id::uuid))
                 ORDER BY begins_at DESC, id DESC LIMIT :limit""")
            .param("environment", environment)
            .param("at", after.map(cursor -> Timestamp.from(cursor.instant(0))).orElse(null))
            .param("id", after.map(cursor -> cursor.uuid(1)).orElse(null))
            .param("limit", paging.probe())
            .query(Freezes::freeze)
            .list();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.from(), last.id()));
  }

  private static DeclaredFreeze freeze(ResultSet row, int number) throws SQLException {
    return new DeclaredFreeze(
        row.getObject("id", UUID.class),
        row.getString("environment"),
        row.getTimestamp("begins_at").toInstant(),
        instant(row.getTimestamp("ends_at")),
        row.getString("reason"),
        row.getTimestamp("created_at").toInstant(),
        row.getString("created_by"),
        instant(row.getTimestamp("lifted_at")),
        row.getString("lifted_by"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
