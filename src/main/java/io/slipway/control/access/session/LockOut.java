package io.slipway.control.access.session;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Counts wrong passwords, in the control database for all instances, and locks after too many.
///
/// An attempt counts before its password is looked at, so that many at a time are no way around,
/// and is forgiven when the password was right.
@Component
class LockOut {

  private static final int MOST_DOUBLINGS = 20;

  private final LockOutSettings settings;
  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final Clock clock;

  LockOut(LockOutSettings settings, JdbcClient jdbc, AuditTrail audit, Clock clock) {
    this.settings = settings;
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /// An attempt that may go on.
  ///
  /// @param failures how many there are with this one, should it fail
  record Attempt(UUID person, String name, String hash, int failures) {

    @Override
    public String toString() {
      return "Attempt[" + name + "]";
    }
  }

  /// Counts an attempt; empty for who has no password, is disabled, or is locked out.
  @Transactional
  public Optional<Attempt> begin(String name) {
    var now = clock.instant();
    return jdbc.sql(
            """
            UPDATE person SET
              failures = CASE WHEN failures_since > :window THEN failures + 1 ELSE 1 END,
              failures_since = CASE WHEN failures_since > :window THEN failures_since ELSE :now END
            WHERE name = :name AND disabled_at IS NULL AND password_hash IS NOT NULL
              AND (locked_until IS NULL OR locked_until <= :now)
              AND (failures < :most OR failures_since <= :window)
            RETURNING id, name, password_hash, failures""")
        .param("window", utc(now.minus(settings.window())))
        .param("now", utc(now))
        .param("name", name)
        .param("most", settings.failures())
        .query(
            (row, _) ->
                new Attempt(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getString("password_hash"),
                    row.getInt("failures")))
        .optional();
  }

  /// Notes that the password was wrong.
  @Transactional
  public void failed(Attempt attempt) {
    if (attempt.failures() < settings.failures()) {
      audit.record(event("person.sign-in-failed", attempt, Map.of("failures", attempt.failures())));
    } else {
      lock(attempt);
    }
  }

  private void lock(Attempt attempt) {
    var lockouts =
        jdbc.sql("SELECT lockouts FROM person WHERE id = ? FOR UPDATE")
            .param(attempt.person())
            .query(Integer.class)
            .single();
    var until = clock.instant().plus(duration(lockouts));
    jdbc.sql(
            """
            UPDATE person SET locked_until = ?, lockouts = lockouts + 1, failures = 0,
                              failures_since = NULL WHERE id = ?""")
        .params(utc(until), attempt.person())
        .update();
    audit.record(event("person.lock-out", attempt, Map.of("until", until.toString())));
  }

  private Duration duration(int lockouts) {
    var doubled = settings.first().multipliedBy(1L << Math.min(lockouts, MOST_DOUBLINGS));
    return doubled.compareTo(settings.longest()) < 0 ? doubled : settings.longest();
  }

  /// Forgives what was counted: the password was right, or is another now.
  @Transactional
  public void forgive(UUID person) {
    jdbc.sql(
            """
            UPDATE person SET failures = 0, failures_since = NULL, lockouts = 0,
                              locked_until = NULL WHERE id = ?""")
        .param(person)
        .update();
  }

  private static AuditEvent event(String action, Attempt attempt, Map<String, ?> facts) {
    var all = new HashMap<String, Object>(facts);
    all.put("name", attempt.name());
    return AuditEvent.of("anonymous", action, "person", attempt.person().toString()).with(all);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
