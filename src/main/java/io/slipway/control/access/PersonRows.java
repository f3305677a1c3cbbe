package io.slipway.control.access;

import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.Grant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables of people and of what they may do.
@Repository
class PersonRows {

  private static final String LIST = "people";
  private static final String SELECT =
      "SELECT p.*, " + GrantRows.ofPerson("p.id") + " AS grants FROM person p ";

  private final JdbcClient jdbc;

  PersonRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Page<StoredPerson> page(Paging paging) {
    var after = paging.after(LIST, 2);
    var rows =
        jdbc.sql(
                SELECT
                    + """
                    WHERE :first OR (p.created_at, p.id) < (:at, :id)
                    ORDER BY p.created_at DESC, p.id DESC LIMIT :limit""")
            .param("first", after.isEmpty())
            .param("at", utc(after.map(cursor -> cursor.instant(0)).orElse(Instant.EPOCH)))
            .param("id", after.map(cursor -> cursor.uuid(1)).orElse(new UUID(0, 0)))
            .param("limit", paging.probe())
            .query((row, _) -> person(row))
            .list();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.createdAt(), last.id()));
  }

  Optional<StoredPerson> byId(UUID id) {
    return jdbc.sql(SELECT + "WHERE p.id = ?").param(id).query((row, _) -> person(row)).optional();
  }

  Optional<StoredPerson> byName(String name) {
    return jdbc.sql(SELECT + "WHERE p.name = ?")
        .param(name)
        .query((row, _) -> person(row))
        .optional();
  }

  Optional<StoredPerson> bySubject(StoredPerson.Foreign oidc) {
    return jdbc.sql(SELECT + "WHERE p.issuer = ? AND p.subject = ?")
        .params(oidc.issuer(), oidc.subject())
        .query((row, _) -> person(row))
        .optional();
  }

  void insert(StoredPerson person) {
    var oidc = Optional.ofNullable(person.oidc());
    jdbc.sql(
            """
            INSERT INTO person (id, name, display_name, email, issuer, subject, created_at, created_by)
            VALUES (:id, :name, :display, :email, :issuer, :subject, :at, :by)""")
        .param("id", person.id())
        .param("name", person.name())
        .param("display", person.displayName())
        .param("email", person.email())
        .param("issuer", oidc.map(StoredPerson.Foreign::issuer).orElse(null))
        .param("subject", oidc.map(StoredPerson.Foreign::subject).orElse(null))
        .param("at", utc(person.createdAt()))
        .param("by", person.createdBy())
        .update();
    grant(person.id(), person.grants());
  }

  void describe(UUID id, String displayName, @Nullable String email) {
    jdbc.sql("UPDATE person SET display_name = :display, email = :email WHERE id = :id")
        .param("display", displayName)
        .param("email", email)
        .param("id", id)
        .update();
  }

  void grant(UUID id, Collection<Grant> grants) {
    GrantRows.replaceForPerson(jdbc, id, grants);
  }

  void disable(UUID id, String by, Instant now) {
    jdbc.sql("UPDATE person SET disabled_at = ?, disabled_by = ? WHERE id = ?")
        .params(utc(now), by, id)
        .update();
    jdbc.sql("DELETE FROM person_session WHERE person_id = ?").param(id).update();
  }

  void enable(UUID id) {
    jdbc.sql("UPDATE person SET disabled_at = NULL, disabled_by = NULL WHERE id = ?")
        .param(id)
        .update();
  }

  private static StoredPerson person(ResultSet row) throws SQLException {
    @Nullable String issuer = row.getString("issuer");
    return new StoredPerson(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("display_name"),
        row.getString("email"),
        issuer == null ? null : new StoredPerson.Foreign(issuer, row.getString("subject")),
        GrantRows.read(row.getString("grants")),
        row.getString("password_hash") != null,
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "last_sign_in_at"),
        instant(row, "disabled_at"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
