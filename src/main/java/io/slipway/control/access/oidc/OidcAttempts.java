package io.slipway.control.access.oidc;

import io.slipway.http.authorization.SessionSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Sign-ins that are away at the issuer. Each is found by the cookie of the browser that began it,
/// so that nobody can end another's, and is taken once.
@Repository
class OidcAttempts {

  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Clock clock;

  OidcAttempts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// What must come back, and what is needed then.
  ///
  /// @param verifier the secret behind the code's challenge
  record Attempt(String state, String nonce, String verifier) {

    @Override
    public String toString() {
      return "Attempt[...]";
    }
  }

  SessionSecret begin(Attempt attempt) {
    var secret = SessionSecret.random();
    var now = clock.instant();
    jdbc.sql("DELETE FROM oidc_attempt WHERE expires_at < ?").param(utc(now)).update();
    jdbc.sql(
            """
            INSERT INTO oidc_attempt (secret_hash, state, nonce, verifier, expires_at)
            VALUES (?, ?, ?, ?, ?)""")
        .params(
            secret.hash(),
            attempt.state(),
            attempt.nonce(),
            attempt.verifier(),
            utc(now.plus(PATIENCE)))
        .update();
    return secret;
  }

  /// Takes the browser's attempt, if this is its state.
  Optional<Attempt> take(SessionSecret secret, String state) {
    return jdbc.sql(
            """
            DELETE FROM oidc_attempt WHERE secret_hash = ? AND expires_at > ? AND state = ?
            RETURNING state, nonce, verifier""")
        .params(secret.hash(), utc(clock.instant()), state)
        .query(
            (row, _) ->
                new Attempt(
                    row.getString("state"), row.getString("nonce"), row.getString("verifier")))
        .optional();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
