package io.slipway.control.access;

import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.Caller.Identity;
import io.slipway.http.authorization.Caller.Identity.Machine;
import io.slipway.http.authorization.Caller.Identity.Person;
import io.slipway.http.authorization.Grant;
import io.slipway.http.authorization.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables of tokens and grants.
@Repository
class TokenRows {

  private static final String LIST = "tokens";
  private static final String SELECT =
      """
      SELECT t.*, coalesce((SELECT string_agg(g.role || ' ' || g.environment || ' ' || g.project, ','
                                   ORDER BY g.environment, g.project, g.role)
                            FROM access_grant g WHERE g.token_id = t.id), '') AS grants
      FROM access_token t
      """;

  private final JdbcClient jdbc;

  TokenRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A token with its stored hash.
  record Row(StoredToken token, byte[] hash) {}

  Page<StoredToken> page(Paging paging) {
    var after = paging.after(LIST, 2);
    var rows =
        jdbc.sql(
                SELECT
                    + """
                    WHERE :first OR (t.created_at, t.id) < (:at, :id)
                    ORDER BY t.created_at DESC, t.id DESC LIMIT :limit""")
            .param("first", after.isEmpty())
            .param("at", utc(after.map(cursor -> cursor.instant(0)).orElse(Instant.EPOCH)))
            .param("id", after.map(cursor -> cursor.uuid(1)).orElse(new UUID(0, 0)))
            .param("limit", paging.probe())
            .query((row, _) -> token(row))
            .list();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.createdAt(), last.id()));
  }

  Optional<StoredToken> byId(UUID id) {
    return jdbc.sql(SELECT + "WHERE t.id = ?").param(id).query((row, _) -> token(row)).optional();
  }

  /// The token of this prefix, if it is neither revoked nor expired.
  Optional<Row> valid(String prefix, Instant now) {
    return jdbc.sql(
            SELECT
                + "WHERE t.prefix = ? AND t.revoked_at IS NULL"
                + " AND (t.expires_at IS NULL OR t.expires_at > ?)")
        .params(prefix, utc(now))
        .query((row, _) -> new Row(token(row), row.getBytes("secret_hash")))
        .optional();
  }

  void insert(StoredToken token, byte[] hash, String origin) {
    jdbc.sql(
            """
            INSERT INTO access_token (id, prefix, secret_hash, name, person, issuer, origin,
                                      created_by, created_at, expires_at)
            VALUES (:id, :prefix, :hash, :name, :person, :issuer, :origin, :by, :at, :expires)""")
        .param("id", token.id())
        .param("prefix", token.prefix())
        .param("hash", hash)
        .param("name", token.name())
        .param("person", token.person())
        .param("issuer", token.holder() instanceof Machine(var issuer) ? issuer.orElse(null) : null)
        .param("origin", origin)
        .param("by", token.createdBy())
        .param("at", utc(token.createdAt()))
        .param("expires", token.expiresAt() == null ? null : utc(token.expiresAt()))
        .update();
    for (var grant : token.grants()) {
      jdbc.sql(
              "INSERT INTO access_grant (token_id, role, environment, project) VALUES (?, ?, ?, ?)")
          .params(token.id(), grant.role().name(), grant.environment(), grant.project())
          .update();
    }
  }

  /// Notes the use, at most once a minute.
  void used(UUID id, Instant now) {
    jdbc.sql(
            """
            UPDATE access_token SET last_used_at = :now
            WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :now - interval '1 minute')""")
        .param("id", id)
        .param("now", utc(now))
        .update();
  }

  boolean revoke(UUID id, String by, Instant now) {
    return jdbc.sql(
                """
                UPDATE access_token SET revoked_at = ?, revoked_by = ?
                WHERE id = ? AND revoked_at IS NULL""")
            .params(utc(now), by, id)
            .update()
        > 0;
  }

  /// The valid tokens that were configured, without the one of this prefix.
  List<UUID> configuredBut(String prefix) {
    return jdbc.sql(
            """
            SELECT id FROM access_token
            WHERE origin = 'configuration' AND prefix <> ? AND revoked_at IS NULL""")
        .param(prefix)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  boolean isNameTaken(String name) {
    return count("SELECT count(*) FROM access_token WHERE revoked_at IS NULL AND name = ?", name)
        > 0;
  }

  boolean isPrefixTaken(String prefix) {
    return count("SELECT count(*) FROM access_token WHERE prefix = ?", prefix) > 0;
  }

  boolean isEmpty() {
    return jdbc.sql("SELECT count(*) FROM access_token").query(Long.class).single() == 0;
  }

  /// Whether somebody else could still administer everything if this token were gone.
  boolean hasOtherAdmin(UUID but, Instant now) {
    return jdbc.sql(
                """
                SELECT count(*) FROM access_token t JOIN access_grant g ON g.token_id = t.id
                WHERE g.role = 'ADMIN' AND g.environment = '*' AND g.project = '*' AND t.id <> ?
                  AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ?)""")
            .params(but, utc(now))
            .query(Long.class)
            .single()
        > 0;
  }

  /// Lets one transaction at a time decide about tokens as a whole.
  void lock() {
    jdbc.sql("SELECT pg_advisory_xact_lock(7310875002)").query((_, _) -> true).single();
  }

  private long count(String sql, String value) {
    return jdbc.sql(sql).param(value).query(Long.class).single();
  }

  private static StoredToken token(ResultSet row) throws SQLException {
    return new StoredToken(
        row.getObject("id", UUID.class),
        row.getString("prefix"),
        row.getString("name"),
        holder(row),
        grants(row.getString("grants")),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "expires_at"),
        instant(row, "last_used_at"),
        instant(row, "revoked_at"));
  }

  private static Identity holder(ResultSet row) throws SQLException {
    @Nullable UUID person = row.getObject("person", UUID.class);
    return person == null
        ? new Machine(Optional.ofNullable(row.getObject("issuer", UUID.class)))
        : new Person(person);
  }

  private static List<Grant> grants(String text) {
    return Stream.of(text.split(","))
        .filter(grant -> !grant.isEmpty())
        .map(grant -> grant.split(" ", 3))
        .map(grant -> new Grant(Role.valueOf(grant[0]), grant[1], grant[2]))
        .toList();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
