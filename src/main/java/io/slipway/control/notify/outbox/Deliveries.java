package io.slipway.control.notify.outbox;

import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the outbox, which is the log of deliveries too.
@Repository
public class Deliveries {

  private static final String LIST = "deliveries";
  private static final String SELECT =
      """
      SELECT d.*, e.seq, e.at, e.actor, e.action, e.object_kind, e.object_id, e.environment,
             e.project, e.detail
      FROM notify_delivery d JOIN notify_event e ON e.id = d.event
      """;

  private final JdbcClient jdbc;

  Deliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What is next for a subscription: of what is due, what happened first.
  public Optional<Delivery> next(UUID subscription, Instant now) {
    return jdbc.sql(
            SELECT
                + """
                WHERE d.subscription = ? AND d.state = 'PENDING' AND d.due_at <= ?
                ORDER BY d.id LIMIT 1""")
        .params(subscription, utc(now))
        .query((row, _) -> Rows.delivery(row))
        .optional();
  }

  /// One of a subscription that was not removed.
  public Optional<Delivery> find(long id) {
    return jdbc.sql(
            SELECT
                + """
                JOIN notify_subscription s ON s.id = d.subscription AND s.removed_at IS NULL
                WHERE d.id = ?""")
        .param(id)
        .query((row, _) -> Rows.delivery(row))
        .optional();
  }

  /// The newest of a subscription first.
  public Page<Delivery> page(UUID subscription, @Nullable DeliveryState state, Paging paging) {
    var before = paging.after(LIST, 1).map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
    var rows =
        jdbc.sql(
                SELECT
                    + """
                    WHERE d.subscription = :subscription AND d.id < :before
                      AND (:state::text IS NULL OR d.state = :state)
                    ORDER BY d.id DESC LIMIT :limit""")
            .param("subscription", subscription)
            .param("before", before)
            .param("state", state == null ? null : state.name())
            .param("limit", paging.probe())
            .query((row, _) -> Rows.delivery(row))
            .list();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.id()));
  }

  /// The attempts at each of these, the first first.
  public Map<Long, List<Attempt>> attempts(Collection<Long> deliveries) {
    var found = new HashMap<Long, List<Attempt>>();
    if (!deliveries.isEmpty()) {
      jdbc.sql("SELECT * FROM notify_attempt WHERE delivery IN (:ids) ORDER BY delivery, id")
          .param("ids", deliveries)
          .query(
              row -> {
                found
                    .computeIfAbsent(row.getLong("delivery"), _ -> new ArrayList<>())
                    .add(Rows.attempt(row));
              });
    }
    return found;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
