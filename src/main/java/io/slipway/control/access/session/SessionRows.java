package io.slipway.control.access.session;

import io.slipway.control.access.GrantRows;
import io.slipway.http.authorization.Caller;
import io.slipway.http.authorization.SessionSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of sessions.
@Repository
class SessionRows {

  private final JdbcClient jdbc;

  SessionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A session that lasts, and whose it is.
  record Live(StoredSession session, Caller caller) {}

  /// @return the person's name; empty when the person is disabled
  Optional<String> insert(
      UUID id, SessionSecret secret, UUID person, Place place, Instant now, Instant expiresAt) {
    var name =
        jdbc.sql(
                """
                UPDATE person SET last_sign_in_at = ? WHERE id = ? AND disabled_at IS NULL
                RETURNING name""")
            .params(utc(now), person)
            .query(String.class)
            .optional();
    if (name.isPresent()) {
      jdbc.sql(
              """
              INSERT INTO person_session (id, secret_hash, person_id, address, user_agent, created_at,
                                          last_used_at, expires_at)
              VALUES (:id, :hash, :person, :address, :agent, :now, :now, :expires)""")
          .param("id", id)
          .param("hash", secret.hash())
          .param("person", person)
          .param("address", place.address())
          .param("agent", place.userAgent())
          .param("now", utc(now))
          .param("expires", utc(expiresAt))
          .update();
    }
    return name;
  }

  /// The session of this secret, if neither it nor its person has ended.
  Optional<Live> live(SessionSecret secret, Instant now, Instant usedSince) {
    return jdbc.sql(
            "SELECT s.*, p.name, "
                + GrantRows.ofPerson("p.id")
                + """
                   AS grants FROM person_session s JOIN person p ON p.id = s.person_id
                WHERE s.secret_hash = ? AND s.expires_at > ? AND s.last_used_at > ?
                  AND p.disabled_at IS NULL""")
        .params(secret.hash(), utc(now), utc(usedSince))
        .query((row, _) -> live(row))
        .optional();
  }

  List<StoredSession> of(UUID person, Instant now) {
    return jdbc.sql(
            """
            SELECT * FROM person_session WHERE person_id = ? AND expires_at > ?
            ORDER BY created_at DESC, id DESC LIMIT 200""")
        .params(person, utc(now))
        .query((row, _) -> session(row))
        .list();
  }

  void used(UUID id, Instant now) {
    jdbc.sql("UPDATE person_session SET last_used_at = ? WHERE id = ?")
        .params(utc(now), id)
        .update();
  }

  void remove(SessionSecret secret) {
    jdbc.sql("DELETE FROM person_session WHERE secret_hash = ?").param(secret.hash()).update();
  }

  boolean remove(UUID person, UUID session) {
    return jdbc.sql("DELETE FROM person_session WHERE person_id = ? AND id = ?")
            .params(person, session)
            .update()
        > 0;
  }

  void removeEndedBefore(Instant now) {
    jdbc.sql("DELETE FROM person_session WHERE expires_at < ?").param(utc(now)).update();
  }

  private static Live live(ResultSet row) throws SQLException {
    var session = session(row);
    var person = new Caller.Identity.Person(row.getObject("person_id", UUID.class));
    var grants = GrantRows.read(row.getString("grants"));
    return new Live(session, new Caller(session.id(), row.getString("name"), person, grants));
  }

  private static StoredSession session(ResultSet row) throws SQLException {
    return new StoredSession(
        row.getObject("id", UUID.class),
        row.getString("address"),
        row.getString("user_agent"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
