package io.slipway.control.notify.subscription;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Notes how telling goes, in the caller's transaction.
@Repository
public class HealthBoard {

  private final JdbcClient jdbc;

  HealthBoard(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Keeps others from a subscription until the transaction ends.
  ///
  /// Whoever changes a subscription and its deliveries begins with the subscription, and ends with
  /// the audit trail, or two of them wait for each other.
  public void hold(UUID id) {
    jdbc.sql("SELECT 1 FROM notify_subscription WHERE id = ? FOR NO KEY UPDATE")
        .param(id)
        .query((_, _) -> true)
        .list();
  }

  /// The receiver took something: it is there.
  public void succeeded(UUID id, Instant now) {
    jdbc.sql(
            """
            UPDATE notify_subscription
            SET last_success_at = ?, not_before = NULL, failures = 0, gave_up_at = NULL
            WHERE id = ?""")
        .params(utc(now), id)
        .update();
  }

  public void failed(UUID id, Instant now, String failure) {
    jdbc.sql("UPDATE notify_subscription SET last_failure_at = ?, last_failure = ? WHERE id = ?")
        .params(utc(now), failure, id)
        .update();
  }

  /// The receiver was not there, once more.
  ///
  /// @return how often in a row
  public int away(UUID id) {
    return jdbc.sql(
            """
            UPDATE notify_subscription SET failures = least(failures + 1, 1000)
            WHERE id = ? RETURNING failures""")
        .param(id)
        .query(Integer.class)
        .single();
  }

  public void leaveAloneUntil(UUID id, Instant until) {
    jdbc.sql("UPDATE notify_subscription SET not_before = ? WHERE id = ?")
        .params(utc(until), id)
        .update();
  }

  /// Has the receiver tried again at once, whatever was found before.
  public void wake(UUID id) {
    jdbc.sql("UPDATE notify_subscription SET not_before = NULL WHERE id = ?").param(id).update();
  }

  /// Something was given up.
  ///
  /// @return whether it is the first since the last success
  public boolean gaveUp(UUID id, Instant now) {
    return jdbc.sql(
                """
                UPDATE notify_subscription SET gave_up_at = ?
                WHERE id = ? AND gave_up_at IS NULL""")
            .params(utc(now), id)
            .update()
        > 0;
  }

  /// Slipway itself disables it.
  ///
  /// @return whether it was enabled until now
  public boolean disable(UUID id, String reason) {
    return jdbc.sql(
                """
                UPDATE notify_subscription SET enabled = false, disabled_reason = ?
                WHERE id = ? AND enabled""")
            .params(reason, id)
            .update()
        > 0;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
