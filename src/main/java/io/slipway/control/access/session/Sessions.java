package io.slipway.control.access.session;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.http.authorization.Caller;
import io.slipway.http.authorization.SessionSecret;
import io.slipway.http.authorization.SessionVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The sessions of people's browsers.
@Component
public class Sessions implements SessionVerifier {

  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final SessionSettings settings;
  private final SessionRows rows;
  private final AuditTrail audit;
  private final Clock clock;

  Sessions(SessionSettings settings, SessionRows rows, AuditTrail audit, Clock clock) {
    this.settings = settings;
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  /// A session that was just opened.
  ///
  /// @param secret for the cookie alone
  /// @param age how long the browser is to keep it
  public record Opened(SessionSecret secret, Duration age) {}

  /// Opens a session for somebody who has proved who it is.
  ///
  /// @param means how: `password` or `oidc`
  /// @return empty when the person was disabled meanwhile
  @Transactional
  public Optional<Opened> open(UUID person, Place place, String means) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    rows.removeEndedBefore(now);
    var secret = SessionSecret.random();
    var id = UUID.randomUUID();
    var name = rows.insert(id, secret, person, place, now, now.plus(settings.timeout()));
    name.ifPresent(
        actor ->
            audit.record(
                AuditEvent.of(actor, "session.create", "session", id.toString())
                    .with(Map.of("means", means, "address", place.address()))));
    return name.map(_ -> new Opened(secret, settings.timeout()));
  }

  /// Ends the session of this cookie, if it lasts: a browser has one at a time.
  @Transactional
  public void replace(SessionSecret old) {
    rows.remove(old);
  }

  /// Ends a session of the person's.
  ///
  /// @return whether there was one
  @Transactional
  public boolean end(UUID person, UUID session, String by) {
    var ended = rows.remove(person, session);
    if (ended) {
      audit.record(AuditEvent.of(by, "session.end", "session", session.toString()));
    }
    return ended;
  }

  @Override
  public Optional<Caller> use(SessionSecret secret) {
    var now = clock.instant();
    var found = rows.live(secret, now, now.minus(settings.idleTimeout()));
    found
        .filter(live -> live.session().lastUsedAt().isBefore(now.minus(NOTED_EVERY)))
        .ifPresent(live -> rows.used(live.session().id(), now));
    return found.map(SessionRows.Live::caller);
  }

  @Override
  public Optional<Caller> look(SessionSecret secret) {
    var now = clock.instant();
    return rows.live(secret, now, now.minus(settings.idleTimeout())).map(SessionRows.Live::caller);
  }

  Instant idleUntil(StoredSession session) {
    var idle = session.lastUsedAt().plus(settings.idleTimeout());
    return idle.isBefore(session.expiresAt()) ? idle : session.expiresAt();
  }
}
