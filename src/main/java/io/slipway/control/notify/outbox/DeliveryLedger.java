package io.slipway.control.notify.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Writes what becomes of deliveries, in the caller's transaction; each transition is one update of
/// a delivery that is still pending.
@Repository
public class DeliveryLedger {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  DeliveryLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Adds an event that is no audit entry for one subscription, with its delivery.
  ///
  /// @return the delivery's id
  public long add(Event event, UUID subscription, Instant due, Instant expires) {
    jdbc.sql(
            """
            INSERT INTO notify_event (id, at, actor, action, object_kind, object_id, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)""")
        .param(event.id())
        .param(utc(event.at()))
        .param(event.actor())
        .param(event.action())
        .param(event.subject().kind())
        .param(event.subject().id().orElse(null))
        .param(JSON.writeValueAsString(event.detail()))
        .update();
    return jdbc.sql(
            """
            INSERT INTO notify_delivery (subscription, event, state, created_at, due_at, expires_at)
            VALUES (?, ?, 'PENDING', ?, ?, ?) RETURNING id""")
        .params(subscription, event.id(), utc(event.at()), utc(due), utc(expires))
        .query(Long.class)
        .single();
  }

  /// Adds a line to the log.
  public void attempted(long delivery, Attempt attempt) {
    jdbc.sql(
            """
            INSERT INTO notify_attempt (delivery, at, duration_ms, status, failure, response)
            VALUES (?, ?, ?, ?, ?, ?)""")
        .param(delivery)
        .param(utc(attempt.at()))
        .param(attempt.durationMs())
        .param(attempt.status())
        .param(attempt.failure())
        .param(attempt.response())
        .update();
  }

  public void delivered(long delivery, Instant now) {
    end(delivery, DeliveryState.DELIVERED, now);
  }

  /// @return whether it was pending until now
  public boolean givenUp(long delivery, Instant now) {
    return end(delivery, DeliveryState.GIVEN_UP, now);
  }

  private boolean end(long delivery, DeliveryState state, Instant now) {
    return jdbc.sql(
                """
                UPDATE notify_delivery SET state = ?, tries = tries + 1, finished_at = ?
                WHERE id = ? AND state = 'PENDING'""")
            .params(state.name(), utc(now), delivery)
            .update()
        > 0;
  }

  public void postponed(long delivery, Instant due) {
    jdbc.sql(
            """
            UPDATE notify_delivery SET tries = tries + 1, due_at = ?
            WHERE id = ? AND state = 'PENDING'""")
        .params(utc(due), delivery)
        .update();
  }

  /// Has it tried once more, now, and for as long as a new one.
  public void revived(long delivery, Instant now, Instant expires) {
    jdbc.sql(
            """
            UPDATE notify_delivery
            SET state = 'PENDING', tries = 0, due_at = ?, expires_at = ?, finished_at = NULL
            WHERE id = ?""")
        .params(utc(now), utc(expires), delivery)
        .update();
  }

  /// Gives up what waits for a subscription.
  ///
  /// @param expiredBy only what should have been told before; a far future for all
  /// @return how many
  public int giveUpAll(UUID subscription, Instant expiredBy, Instant now) {
    return jdbc.sql(
            """
            UPDATE notify_delivery SET state = 'GIVEN_UP', finished_at = ?
            WHERE subscription = ? AND state = 'PENDING' AND expires_at < ?""")
        .params(utc(now), subscription, utc(expiredBy))
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
