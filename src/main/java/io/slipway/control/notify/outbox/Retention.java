package io.slipway.control.notify.outbox;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Forgets deliveries that ended long ago, a handful at a time.
@Repository
public class Retention {

  private static final int HANDFUL = 5_000;

  private final JdbcClient jdbc;

  Retention(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Forgets what ended before a moment.
  ///
  /// @return how many deliveries
  public int forget(Instant endedBefore) {
    var all = 0;
    var some = HANDFUL;
    while (some == HANDFUL) {
      some = forgetSome(endedBefore);
      all += some;
    }
    jdbc.sql(
            """
            DELETE FROM notify_event e WHERE e.at < ?
              AND NOT EXISTS (SELECT 1 FROM notify_delivery d WHERE d.event = e.id)""")
        .param(endedBefore.atOffset(ZoneOffset.UTC))
        .update();
    return all;
  }

  private int forgetSome(Instant endedBefore) {
    return jdbc.sql(
            """
            DELETE FROM notify_delivery WHERE id IN (
              SELECT id FROM notify_delivery
              WHERE state <> 'PENDING' AND finished_at < ? LIMIT ?)""")
        .params(endedBefore.atOffset(ZoneOffset.UTC), HANDFUL)
        .update();
  }
}
