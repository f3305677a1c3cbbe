package io.slipway.control.notify.subscription;

import io.slipway.control.notify.subscription.Standing.Backlog;
import io.slipway.control.notify.subscription.Standing.Health;
import io.slipway.control.secret.SecretReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads subscriptions from their rows.
final class Columns {

  private Columns() {}

  static Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(
        row.getObject("id", UUID.class),
        row.getString("name"),
        channel(row),
        new Filter(
            texts(row, "actions").stream().map(pattern -> pattern.replace('%', '*')).toList(),
            texts(row, "environments"),
            texts(row, "projects")),
        row.getBoolean("enabled"));
  }

  private static Channel channel(ResultSet row) throws SQLException {
    return switch (Kind.ofWire(row.getString("kind"))) {
      case WEBHOOK ->
          new Channel.Webhook(
              new CallAddress(row.getString("url")),
              texts(row, "secrets").stream().map(SecretReference::parse).toList());
      case SLACK -> new Channel.Slack(new CallAddress(row.getString("url")));
      case EMAIL -> new Channel.Email(texts(row, "addresses"));
    };
  }

  static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        subscription(row),
        Optional.ofNullable(row.getString("disabled_reason")),
        row.getString("created_by"),
        instant(row, "created_at").orElseThrow(),
        instant(row, "updated_at").orElseThrow(),
        new Backlog(row.getLong("pending"), instant(row, "oldest")),
        new Health(
            instant(row, "last_success_at"),
            instant(row, "last_failure_at"),
            Optional.ofNullable(row.getString("last_failure")),
            instant(row, "gave_up_at")));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return Optional.ofNullable(value).map(OffsetDateTime::toInstant);
  }
}
