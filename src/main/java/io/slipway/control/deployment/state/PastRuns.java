package io.slipway.control.deployment.state;

import io.slipway.control.gate.RunHistory;
import io.slipway.control.planning.Plan;
import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.ProjectId;
import io.slipway.engine.bundle.BundleId;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tells the gates what has run.
@Repository
class PastRuns implements RunHistory {

  // A run that had nothing to do proves less than the one that did it, and does not begin its bake
  // anew.
  private static final String PASSAGES =
      """
      SELECT t.id, coalesce(max(s.finished_at) FILTER (WHERE s.steps > 0), min(s.finished_at)) AS at
        FROM target t
        LEFT JOIN (
          SELECT r.target, r.finished_at,
                 (SELECT count(*) FROM run_step rs WHERE rs.run = r.id) AS steps
            FROM run r
            JOIN deployment d ON d.id = r.deployment
            JOIN plan p ON p.id = d.plan
           WHERE r.state = 'SUCCEEDED' AND p.project = :project AND p.bundle = :bundle
             AND p.environment = :environment) s ON s.target = t.id
       WHERE t.project = :project AND t.environment = :environment AND t.removed_at IS NULL
       GROUP BY t.id
       ORDER BY t.id
      """;

  private static final String OTHERS =
      """
      SELECT DISTINCT ON (r.target) r.target, r.deployment, s.finished_at
        FROM run r
        JOIN deployment d ON d.id = r.deployment
        JOIN run_step s ON s.run = r.id
       WHERE r.target = ANY (:targets) AND d.plan <> :plan AND s.state = 'APPLIED'
         AND s.finished_at > :since
       ORDER BY r.target, s.finished_at DESC
      """;

  private final JdbcClient jdbc;

  PastRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Passage> passages(ProjectId project, BundleId bundle, EnvironmentId environment) {
    return jdbc.sql(PASSAGES)
        .param("project", project.value())
        .param("bundle", bundle.value())
        .param("environment", environment.value())
        .query(
            (row, _) ->
                new Passage(
                    row.getString("id"),
                    Optional.ofNullable(row.getTimestamp("at")).map(Timestamp::toInstant)))
        .list();
  }

  @Override
  public List<OtherRun> since(Plan plan) {
    return jdbc.sql(OTHERS)
        .param("targets", plan.targets().stream().map(Object::toString).toArray(String[]::new))
        .param("plan", plan.id().value())
        .param("since", Timestamp.from(plan.createdAt()))
        .query(
            (row, _) ->
                new OtherRun(
                    row.getString("target"),
                    row.getObject("deployment", UUID.class),
                    row.getTimestamp("finished_at").toInstant()))
        .list();
  }
}
