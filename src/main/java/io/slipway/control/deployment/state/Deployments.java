package io.slipway.control.deployment.state;

import io.slipway.control.deployment.state.Deployment.Pause;
import io.slipway.control.planning.PlanId;
import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.ProjectId;
import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The deployments ever asked for.
@Repository
public class Deployments {

  private static final String LIST = "deployments";

  private final JdbcClient jdbc;

  Deployments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(Deployment deployment) {
    jdbc.sql(
            """
            INSERT INTO deployment (id, plan, digest, project, environment, created_at, created_by,
                                    not_before)
            VALUES (:id, :plan, :digest, :project, :environment, :at, :by, :notBefore)
            """)
        .param("id", deployment.id().value())
        .param("plan", deployment.plan().value())
        .param("digest", deployment.digest())
        .param("project", deployment.project().value())
        .param("environment", deployment.environment().value())
        .param("at", Timestamp.from(deployment.createdAt()))
        .param("by", deployment.createdBy())
        .param("notBefore", deployment.notBefore().map(Timestamp::from).orElse(null))
        .update();
  }

  public Optional<Deployment> find(DeploymentId id) {
    return jdbc.sql("SELECT * FROM deployment WHERE id = ?")
        .param(id.value())
        .query(Deployments::deployment)
        .optional();
  }

  /// Holds a deployment until the transaction's end: all that changes which of its runs may begin
  /// happens one after the other.
  ///
  /// Whoever holds one takes no other that was asked for before it, or two could wait for each
  /// other.
  public Optional<Deployment> lock(DeploymentId id) {
    return lock(List.of(id)).stream().findFirst();
  }

  /// Holds the deployment of a run.
  public Optional<Deployment> lockOf(RunId run) {
    return jdbc.sql(
            """
            SELECT * FROM deployment
             WHERE id = (SELECT deployment FROM run WHERE id = ?) FOR NO KEY UPDATE
            """)
        .param(run.value())
        .query(Deployments::deployment)
        .optional();
  }

  /// Holds deployments, in the order of request.
  public List<Deployment> lock(Collection<DeploymentId> ids) {
    return jdbc.sql("SELECT * FROM deployment WHERE id = ANY(?) ORDER BY number FOR NO KEY UPDATE")
        .param(ids.stream().map(DeploymentId::value).toArray(UUID[]::new))
        .query(Deployments::deployment)
        .list();
  }

  /// Deployments, newest first.
  ///
  /// @param visible to whoever asks
  public Page<Deployment> page(Visible visible, Paging paging) {
    var after = paging.after(LIST, 2);
    var rows =
        jdbc.sql(
                """
                SELECT * FROM deployment
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
            .query(Deployments::deployment)
            .list();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.createdAt(), last.id()));
  }

  private static Deployment deployment(ResultSet row, int number) throws SQLException {
    return new Deployment(
        new DeploymentId(row.getObject("id", UUID.class)),
        new PlanId(row.getObject("plan", UUID.class)),
        row.getString("digest"),
        new ProjectId(row.getString("project")),
        new EnvironmentId(row.getString("environment")),
        row.getTimestamp("created_at").toInstant(),
        row.getString("created_by"),
        Optional.ofNullable(row.getTimestamp("not_before")).map(Timestamp::toInstant),
        pause(row.getTimestamp("paused_at"), row.getString("paused_by")));
  }

  private static Optional<Pause> pause(@Nullable Timestamp at, @Nullable String by) {
    return at == null || by == null ? Optional.empty() : Optional.of(new Pause(at.toInstant(), by));
  }
}
