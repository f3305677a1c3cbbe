package io.slipway.control.notify.outbox;

import io.slipway.control.notify.outbox.Event.Place;
import io.slipway.control.notify.outbox.Event.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads the outbox from its rows.
final class Rows {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, @Nullable Object>> DETAIL =
      new TypeReference<>() {};

  private Rows() {}

  /// A delivery with its event, whose columns begin with `event_`.
  static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        row.getObject("subscription", UUID.class),
        DeliveryState.valueOf(row.getString("state")),
        row.getInt("tries"),
        instant(row, "created_at").orElseThrow(),
        instant(row, "due_at").orElseThrow(),
        instant(row, "expires_at").orElseThrow(),
        instant(row, "finished_at"),
        event(row));
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getObject("event", UUID.class),
        Optional.ofNullable(row.getObject("seq", Long.class)),
        instant(row, "at").orElseThrow(),
        row.getString("actor"),
        row.getString("action"),
        new Subject(row.getString("object_kind"), Optional.ofNullable(row.getString("object_id"))),
        new Place(
            Optional.ofNullable(row.getString("environment")),
            Optional.ofNullable(row.getString("project"))),
        withoutNulls(row.getString("detail")));
  }

  private static Map<String, Object> withoutNulls(String json) {
    Map<String, @Nullable Object> detail = JSON.readValue(json, DETAIL);
    var present = new HashMap<String, Object>();
    detail.forEach(
        (key, value) -> {
          if (value != null) {
            present.put(key, value);
          }
        });
    return present;
  }

  static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        instant(row, "at").orElseThrow(),
        row.getLong("duration_ms"),
        row.getObject("status", Integer.class),
        row.getString("failure"),
        row.getString("response"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return Optional.ofNullable(value).map(OffsetDateTime::toInstant);
  }
}
