package io.slipway.control.deployment.state;

import io.slipway.control.planning.PlanId;
import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.ProjectId;
import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.Grant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The deployments ever asked for.
@Repository
public class Deployments {

  private static final String LIST = "deployments";

  private final JdbcClient jdbc;
  private final Runs runs;

  Deployments(JdbcClient jdbc, Runs runs) {
    this.jdbc = jdbc;
    this.runs = runs;
  }

  public void add(Deployment deployment) {
    jdbc.sql(
            """
            INSERT INTO deployment (id, plan, digest, project, environment, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            deployment.id().value(),
            deployment.plan().value(),
            deployment.digest(),
            deployment.project().value(),
            deployment.environment().value(),
            Timestamp.from(deployment.createdAt()),
            deployment.createdBy())
        .update();
    deployment.runs().forEach(runs::add);
  }

  public Optional<Deployment> find(DeploymentId id) {
    return jdbc.sql("SELECT * FROM deployment WHERE id = ?")
        .param(id.value())
        .query(this::deployment)
        .optional();
  }

  /// Deployments, newest first.
  ///
  /// @param environments those whose deployments are shown; `*` stands for all
  public Page<Deployment> page(Set<String> environments, Paging paging) {
    var after = paging.after(LIST, 2);
    var rows =
        jdbc.sql(
                """
                SELECT * FROM deployment
                 WHERE (:all OR environment IN (:environments))
                   AND (:at::timestamptz IS NULL OR (created_at, id) < (:at, :id::uuid))
                 ORDER BY created_at DESC, id DESC LIMIT :limit
                """)
            .param("all", environments.contains(Grant.ALL))
            .param("environments", environments)
            .param("at", after.map(cursor -> Timestamp.from(cursor.instant(0))).orElse(null))
            .param("id", after.map(cursor -> cursor.uuid(1)).orElse(null))
            .param("limit", paging.probe())
            .query(this::deployment)
            .list();
    return Page.of(rows, paging, last -> Cursor.of(LIST, last.createdAt(), last.id()));
  }

  private Deployment deployment(ResultSet row, int number) throws SQLException {
    var id = new DeploymentId(row.getObject("id", UUID.class));
    return new Deployment(
        id,
        new PlanId(row.getObject("plan", UUID.class)),
        row.getString("digest"),
        new ProjectId(row.getString("project")),
        new EnvironmentId(row.getString("environment")),
        row.getTimestamp("created_at").toInstant(),
        row.getString("created_by"),
        runs.of(id));
  }
}
