package io.slipway.control.planning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slipway.control.database.JsonColumn;
import io.slipway.control.planning.Plan.Choice;
import io.slipway.control.planning.Plan.Progress;
import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.ProjectId;
import io.slipway.control.project.TargetId;
import io.slipway.engine.bundle.BundleId;
import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.Actor;
import io.slipway.http.authorization.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The plans ever made.
@Repository
public class Plans {

  private static final String LIST = "plans";

  // Of a plan over a thousand targets every run asks for the document, which takes a while to read.
  private static final int TARGETS_KEPT = 5000;
  private static final String WITHOUT_DOCUMENT =
      """
      SELECT id, project, environment, bundle, kind, state, targets, digest, failure, created_at,
             created_by, responsible, choice, prepared_at
        FROM plan WHERE id = ?
      """;

  private final Cache<Prepared, PlanDocument> documents =
      Caffeine.newBuilder()
          .maximumWeight(TARGETS_KEPT)
          .weigher((Prepared _, PlanDocument document) -> 1 + document.targets().size())
          .build();
  private final JdbcClient jdbc;
  private final JsonColumn json;

  Plans(JdbcClient jdbc, JsonColumn json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(Plan plan) {
    jdbc.sql(
            """
            INSERT INTO plan (id, project, environment, bundle, kind, state, targets, created_at,
                              created_by, responsible, choice, target_versions)
            VALUES (:id, :project, :environment, :bundle, :kind, 'PREPARING', :targets, :at, :by,
                    :responsible, :choice,
                    (SELECT array_agg(t.updated_at ORDER BY named.place)
                       FROM unnest(:targets) WITH ORDINALITY AS named (id, place)
                       JOIN target t ON t.id = named.id))
            """)
        .param("id", plan.id().value())
        .param("project", plan.project().value())
        .param("environment", plan.environment().value())
        .param("bundle", plan.bundle().value())
        .param("kind", plan.kind().wireName())
        .param("targets", plan.targets().stream().map(TargetId::value).toArray(String[]::new))
        .param("choice", plan.choice().name())
        .param("at", Timestamp.from(plan.createdAt()))
        .param("by", plan.createdBy().name())
        .param("responsible", plan.createdBy().person().orElse(null))
        .update();
  }

  /// Completes a plan that is being prepared; false when it no longer is.
  boolean complete(PlanId id, Progress.Ready ready) {
    return jdbc.sql(
                """
                UPDATE plan SET state = 'READY', digest = :digest, document = :document::jsonb,
                                prepared_at = :at
                 WHERE id = :id AND state = 'PREPARING'
                """)
            .param("digest", ready.digest())
            .param("document", json.write(ready.document()))
            .param("at", Timestamp.from(ready.at()))
            .param("id", id.value())
            .update()
        == 1;
  }

  /// Gives a plan up that is being prepared; false when it no longer is.
  boolean fail(PlanId id, Progress.Failed failed) {
    return jdbc.sql(
                """
                UPDATE plan SET state = 'FAILED', failure = :reason, prepared_at = :at
                 WHERE id = :id AND state = 'PREPARING'
                """)
            .param("reason", failed.reason())
            .param("at", Timestamp.from(failed.at()))
            .param("id", id.value())
            .update()
        == 1;
  }

  public Optional<Plan> find(PlanId id) {
    return jdbc.sql(WITHOUT_DOCUMENT)
        .param(id.value())
        .query((row, _) -> plan(row, this::keptDocument))
        .optional();
  }

  /// A plan as it was prepared: its document never changes.
  private record Prepared(UUID id, Instant at) {}

  @FunctionalInterface
  private interface DocumentSource {
    PlanDocument of(ResultSet row) throws SQLException;
  }

  private PlanDocument keptDocument(ResultSet row) throws SQLException {
    return documents.get(
        new Prepared(row.getObject("id", UUID.class), preparedAt(row)),
        plan ->
            jdbc.sql("SELECT document::text FROM plan WHERE id = ?")
                .param(plan.id())
                .query((found, _) -> document(found))
                .single());
  }

  private PlanDocument document(ResultSet row) throws SQLException {
    return json.read(row.getString("document"), PlanDocument.class);
  }

  /// Plans, newest first.
  ///
  /// @param visible to whoever asks
  Page<Plan> page(Visible visible, Paging paging) {
    var after = paging.after(LIST, 2);
    var rows =
        jdbc.sql(
                """
                SELECT * FROM plan
                 WHERE true"""
                    + Visible.condition("environment", "project")
                    + """
                   AND (:at::timestamptz IS NULL OR (created_at, id) < (:at, :id::uuid))
                 ORDER BY created_at DESC, id DESC LIMIT :limit
                """)
            .params(visible.parameters())
            .param("at", after.map(cursor -> Timestamp.from(cursor.instant(0))).orElse(null))
            .param("id", after.map(cursor -> cursor.uuid(1)).orElse(null))
            .param("limit", paging.probe())
            .query((row, _) -> plan(row, this::document))
            .list();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.createdAt(), last.id()));
  }

  private static Plan plan(ResultSet row, DocumentSource documents) throws SQLException {
    return new Plan(
        new PlanId(row.getObject("id", UUID.class)),
        new ProjectId(row.getString("project")),
        new EnvironmentId(row.getString("environment")),
        new BundleId(row.getString("bundle")),
        PlanKind.ofWire(row.getString("kind")),
        Stream.of((String[]) row.getArray("targets").getArray()).map(TargetId::new).toList(),
        Choice.valueOf(row.getString("choice")),
        row.getTimestamp("created_at").toInstant(),
        new Actor(
            row.getString("created_by"),
            Optional.ofNullable(row.getObject("responsible", UUID.class))),
        progress(row, documents));
  }

  private static Progress progress(ResultSet row, DocumentSource documents) throws SQLException {
    return switch (PlanState.valueOf(row.getString("state"))) {
      case PREPARING -> new Progress.Preparing();
      case READY -> new Progress.Ready(row.getString("digest"), documents.of(row), preparedAt(row));
      case FAILED -> new Progress.Failed(row.getString("failure"), preparedAt(row));
    };
  }

  private static Instant preparedAt(ResultSet row) throws SQLException {
    return Objects.requireNonNull(row.getTimestamp("prepared_at")).toInstant();
  }
}
