package io.slipway.control.notify.subscription;

import io.slipway.control.secret.SecretReference;
import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// The table of subscriptions.
@Repository
public class Subscriptions {

  private static final String LIST = "subscriptions";
  private static final String STANDING =
      """
      SELECT s.*, b.pending, b.oldest FROM notify_subscription s
      CROSS JOIN LATERAL (SELECT count(*) AS pending, min(d.created_at) AS oldest
                          FROM notify_delivery d
                          WHERE d.subscription = s.id AND d.state = 'PENDING') b
      WHERE s.removed_at IS NULL""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Subscriptions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// The newest first.
  public Page<Standing> page(Paging paging) {
    var after = paging.after(LIST, 2);
    var rows =
        jdbc.sql(
                STANDING
                    + """
                     AND (:first OR (s.created_at, s.id) < (:at, :id))
                    ORDER BY s.created_at DESC, s.id DESC LIMIT :limit""")
            .param("first", after.isEmpty())
            .param("at", utc(after.map(cursor -> cursor.instant(0)).orElse(Instant.EPOCH)))
            .param("id", after.map(cursor -> cursor.uuid(1)).orElse(new UUID(0, 0)))
            .param("limit", paging.probe())
            .query((row, _) -> Columns.standing(row))
            .list();
    return Page.of(
        rows, paging, last -> Cursor.of(LIST, last.createdAt(), last.subscription().id()));
  }

  public Optional<Standing> find(UUID id) {
    return jdbc.sql(STANDING + " AND s.id = ?")
        .param(id)
        .query((row, _) -> Columns.standing(row))
        .optional();
  }

  /// One that is to be told now: enabled, and its receiver not taken for away.
  public Optional<Subscription> awake(UUID id) {
    return jdbc.sql(
            """
            SELECT * FROM notify_subscription
            WHERE id = ? AND enabled AND removed_at IS NULL
              AND (not_before IS NULL OR not_before <= ?)""")
        .params(id, now())
        .query((row, _) -> Columns.subscription(row))
        .optional();
  }

  /// Those for whom something is due.
  public List<UUID> due() {
    return jdbc.sql(
            """
            SELECT s.id FROM notify_subscription s
            WHERE s.enabled AND s.removed_at IS NULL
              AND (s.not_before IS NULL OR s.not_before <= :now)
              AND EXISTS (SELECT 1 FROM notify_delivery d
                          WHERE d.subscription = s.id AND d.state = 'PENDING' AND d.due_at <= :now)""")
        .param("now", now())
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  public boolean isNameTaken(String name, UUID butBy) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT 1 FROM notify_subscription
                           WHERE name = ? AND id <> ? AND removed_at IS NULL)""")
        .params(name, butBy)
        .query(Boolean.class)
        .single();
  }

  public void add(Subscription subscription, String createdBy) {
    with(
            subscription,
            """
            INSERT INTO notify_subscription (id, name, kind, url, addresses, secrets, actions,
              environments, projects, enabled, created_by, created_at, updated_at)
            VALUES (:id, :name, :kind, :url, :addresses, :secrets, :actions, :environments,
              :projects, :enabled, :by, :now, :now)""")
        .param("by", createdBy)
        .update();
  }

  /// Makes it what it shall be; its receiver is not taken for away any more.
  public void replace(Subscription subscription) {
    with(
            subscription,
            """
            UPDATE notify_subscription
            SET name = :name, kind = :kind, url = :url, addresses = :addresses, secrets = :secrets,
                actions = :actions, environments = :environments, projects = :projects,
                enabled = :enabled, disabled_reason = NULL, not_before = NULL, updated_at = :now
            WHERE id = :id""")
        .update();
  }

  private StatementSpec with(Subscription subscription, String sql) {
    var filter = subscription.filter();
    return jdbc.sql(sql)
        .param("id", subscription.id())
        .param("name", subscription.name())
        .param("kind", subscription.channel().kind().wireName())
        .param("url", url(subscription.channel()).orElse(null))
        .param("addresses", array(addresses(subscription.channel())))
        .param("secrets", array(secrets(subscription.channel())))
        .param(
            "actions",
            array(filter.actions().stream().map(pattern -> pattern.replace('*', '%')).toList()))
        .param("environments", array(filter.environments()))
        .param("projects", array(filter.projects()))
        .param("enabled", subscription.enabled())
        .param("now", now());
  }

  private static Optional<String> url(Channel channel) {
    return switch (channel) {
      case Channel.Webhook(var url, _) -> Optional.of(url.text());
      case Channel.Slack(var url) -> Optional.of(url.text());
      case Channel.Email _ -> Optional.empty();
    };
  }

  private static List<String> addresses(Channel channel) {
    return channel instanceof Channel.Email(var addresses) ? addresses : List.of();
  }

  private static List<String> secrets(Channel channel) {
    return channel instanceof Channel.Webhook(_, var keys)
        ? keys.stream().map(SecretReference::toString).toList()
        : List.of();
  }

  private static String[] array(List<String> texts) {
    return texts.toArray(String[]::new);
  }

  public void markRemoved(UUID id) {
    jdbc.sql("UPDATE notify_subscription SET removed_at = ?, enabled = false WHERE id = ?")
        .params(now(), id)
        .update();
  }

  /// Lets one transaction at a time decide about subscriptions as a whole.
  public void lock() {
    jdbc.sql("SELECT pg_advisory_xact_lock(7310875016)").query((_, _) -> true).single();
  }

  private OffsetDateTime now() {
    return utc(clock.instant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
