package io.slipway.control.deployment.state;

import io.slipway.control.database.JsonColumn;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What happened in deployments, in the order in which watchers are told.
@Repository
public class DeploymentEvents {

  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final JsonColumn json;

  DeploymentEvents(JdbcClient jdbc, JdbcTemplate batches, JsonColumn json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /// An event that is to be written.
  ///
  /// @param kind such as `step-started`
  /// @param detail what it is about
  public record NewEvent(String kind, Instant at, Map<String, Object> detail) {}

  /// An event as it was written; ids grow, with gaps.
  public record Event(long id, String kind, Instant at, String detail) {}

  /// Adds events in the caller's transaction, or in one of their own.
  ///
  /// It holds the deployment until then, so that its events become visible in the order of their
  /// ids: a watcher that has seen one asks for those behind it only.
  @Transactional
  public void add(DeploymentId deployment, Collection<NewEvent> events) {
    jdbc.sql("SELECT id FROM deployment WHERE id = ? FOR NO KEY UPDATE")
        .param(deployment.value())
        .query((_, _) -> true)
        .single();
    batches.batchUpdate(
        "INSERT INTO deployment_event (deployment, kind, at, detail) VALUES (?, ?, ?, ?::jsonb)",
        events,
        BATCH,
        (statement, event) -> {
          statement.setObject(1, deployment.value());
          statement.setString(2, event.kind());
          statement.setTimestamp(3, Timestamp.from(event.at()));
          statement.setString(4, json.write(event.detail()));
        });
  }

  /// What came after an event, at most a page of it.
  public List<Event> after(DeploymentId deployment, long id) {
    return jdbc.sql(
            """
            SELECT id, kind, at, detail::text AS detail FROM deployment_event
             WHERE deployment = ? AND id > ? ORDER BY id LIMIT 500
            """)
        .params(deployment.value(), id)
        .query(
            (row, _) ->
                new Event(
                    row.getLong("id"),
                    row.getString("kind"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("detail")))
        .list();
  }
}
