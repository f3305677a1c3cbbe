package io.slipway.control.access;

import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.Caller.Identity;
import io.slipway.http.authorization.Caller.Identity.Machine;
import io.slipway.http.authorization.Caller.Identity.Person;
import io.slipway.http.authorization.Grant;
import io.slipway.http.authorization.Grants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables of tokens and grants.
@Repository
class TokenRows {

  private static final String LIST = "tokens";
  private static final String SELECT =
      "SELECT t.*, "
          + GrantRows.ofToken("t.id")
          + " AS grants, "
          + GrantRows.ofPerson("t.person")
          + " AS holder_grants FROM access_token t LEFT JOIN person p ON p.id = t.person ";

  private final JdbcClient jdbc;

  TokenRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A token with its stored hash.
  ///
  /// @param allowed what it allows now: of a person's token, no more than the person may do
  record Row(StoredToken token, byte[] hash, List<Grant> allowed) {}

  Page<StoredToken> page(Paging paging) {
    return page(paging, null);
  }

  /// The tokens of one person.
  Page<StoredToken> pageOf(UUID person, Paging paging) {
    return page(paging, person);
  }

  private Page<StoredToken> page(Paging paging, @Nullable UUID person) {
    var after = paging.after(LIST, 2);
    var rows =
        jdbc.sql(
                SELECT
                    + """
                    WHERE (:first OR (t.created_at, t.id) < (:at, :id))
                      AND (:person::uuid IS NULL OR t.person = :person)
                    ORDER BY t.created_at DESC, t.id DESC LIMIT :limit""")
            .param("person", person)
            .param("first", after.isEmpty())
            .param(
                "at", PersonRows.utc(after.map(cursor -> cursor.instant(0)).orElse(Instant.EPOCH)))
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
                + " AND (t.expires_at IS NULL OR t.expires_at > ?) AND p.disabled_at IS NULL")
        .params(prefix, PersonRows.utc(now))
        .query((row, _) -> row(row))
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
        .param("at", PersonRows.utc(token.createdAt()))
        .param("expires", token.expiresAt() == null ? null : PersonRows.utc(token.expiresAt()))
        .update();
    GrantRows.insertForToken(jdbc, token.id(), token.grants());
  }

  /// Notes the use, at most once a minute.
  void used(UUID id, Instant now) {
    jdbc.sql(
            """
            UPDATE access_token SET last_used_at = :now
            WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :now - interval '1 minute')""")
        .param("id", id)
        .param("now", PersonRows.utc(now))
        .update();
  }

  boolean revoke(UUID id, String by, Instant now) {
    return jdbc.sql(
                """
                UPDATE access_token SET revoked_at = ?, revoked_by = ?
                WHERE id = ? AND revoked_at IS NULL""")
            .params(PersonRows.utc(now), by, id)
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

  boolean isPrefixTaken(String prefix) {
    return count("SELECT count(*) FROM access_token WHERE prefix = ?", prefix) > 0;
  }

  boolean isEmpty() {
    return jdbc.sql("SELECT count(*) FROM access_token").query(Long.class).single() == 0;
  }

  private long count(String sql, String value) {
    return jdbc.sql(sql).param(value).query(Long.class).single();
  }

  private static Row row(ResultSet row) throws SQLException {
    var token = token(row);
    var holder = GrantRows.read(row.getString("holder_grants"));
    var allowed =
        token.holder() instanceof Person ? Grants.common(token.grants(), holder) : token.grants();
    return new Row(token, row.getBytes("secret_hash"), allowed);
  }

  private static StoredToken token(ResultSet row) throws SQLException {
    return new StoredToken(
        row.getObject("id", UUID.class),
        row.getString("prefix"),
        row.getString("name"),
        holder(row),
        GrantRows.read(row.getString("grants")),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        PersonRows.instant(row, "expires_at"),
        PersonRows.instant(row, "last_used_at"),
        PersonRows.instant(row, "revoked_at"));
  }

  private static Identity holder(ResultSet row) throws SQLException {
    @Nullable UUID person = row.getObject("person", UUID.class);
    return person == null
        ? new Machine(Optional.ofNullable(row.getObject("issuer", UUID.class)))
        : new Person(person);
  }
}
