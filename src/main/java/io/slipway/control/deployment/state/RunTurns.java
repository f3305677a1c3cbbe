package io.slipway.control.deployment.state;

import io.slipway.control.database.JsonColumn;
import io.slipway.control.deployment.state.Deployment.Pause;
import io.slipway.control.project.TargetId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which runs may begin: the transitions of those that no instance works on. Whoever calls these
/// holds the deployment ([Deployments#lock(DeploymentId)]).
@Repository
public class RunTurns {

  private static final String RETURNING = " RETURNING " + RunRows.COLUMNS;

  private final JdbcClient jdbc;
  private final JsonColumn json;
  private final RunRows rows;

  RunTurns(JdbcClient jdbc, JsonColumn json) {
    this.jdbc = jdbc;
    this.json = json;
    this.rows = new RunRows(json);
  }

  /// Notes that no further run of a deployment may begin, or that they may again.
  public void pause(DeploymentId deployment, Optional<Pause> pause) {
    jdbc.sql("UPDATE deployment SET paused_at = :at, paused_by = :by WHERE id = :id")
        .param("at", pause.map(Pause::at).map(Timestamp::from).orElse(null))
        .param("by", pause.map(Pause::by).orElse(null))
        .param("id", deployment.value())
        .update();
  }

  /// Lets the next runs of a wave begin, by their targets' names.
  ///
  /// @param most how many at most
  public List<Run> release(DeploymentId deployment, int wave, int most) {
    return jdbc.sql(
            """
            UPDATE run r SET state = 'QUEUED', hold = NULL, ticket = ticket + 1
             WHERE r.id IN (SELECT id FROM run WHERE deployment = ? AND wave = ? AND hold = 'WAVE'
                             ORDER BY target LIMIT ?)
            """
                + RETURNING)
        .params(deployment.value(), wave, most)
        .query(rows)
        .list();
  }

  /// Whether runs of a deployment wait for its gates.
  public boolean isGated(DeploymentId deployment) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM run WHERE deployment = ? AND hold = 'GATE')")
        .param(deployment.value())
        .query(Boolean.class)
        .single();
  }

  /// Has the runs of a deployment whose gates were closed ask for their targets; which of them have
  /// got them says [#handOver].
  ///
  /// @return the targets
  public List<TargetId> open(DeploymentId deployment) {
    return jdbc.sql(
            """
            UPDATE run SET hold = 'TARGET' WHERE deployment = ? AND hold = 'GATE' RETURNING target
            """)
        .param(deployment.value())
        .query((row, _) -> new TargetId(row.getString(1)))
        .list();
  }

  /// Has a run wait that was to begin, because a gate has closed; empty when it is not to begin any
  /// more.
  public Optional<Run> postpone(Run run) {
    return jdbc.sql(
            """
            UPDATE run r SET state = 'WAITING', hold = 'WAVE'
             WHERE r.id = ? AND r.state = 'QUEUED' AND r.ticket = ?
            """
                + RETURNING)
        .params(run.id().value(), run.ticket())
        .query(rows)
        .optional();
  }

  /// Takes back that runs may begin, of those that have not.
  public List<Run> park(DeploymentId deployment) {
    return jdbc.sql(
            """
            UPDATE run r SET state = 'WAITING', hold = 'WAVE'
             WHERE r.deployment = ? AND r.state = 'QUEUED'
            """
                + RETURNING)
        .param(deployment.value())
        .query(rows)
        .list();
  }

  /// Lets a run that stopped begin again, or has it wait for that while its deployment is paused;
  /// empty when it is not in the state named.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when its target has another active run
  public Optional<Run> again(RunId id, RunState from, boolean isPaused) {
    return jdbc.sql(
            """
            UPDATE run r SET state = CASE WHEN :paused THEN 'WAITING' ELSE 'QUEUED' END,
                             hold = CASE WHEN :paused THEN 'WAVE' END,
                             ticket = ticket + 1, finished_at = NULL
             WHERE r.id = :id AND r.state = :from
            """
                + RETURNING)
        .param("paused", isPaused)
        .param("id", id.value())
        .param("from", from.name())
        .query(rows)
        .optional();
  }

  /// Ends the runs of a deployment that were never begun.
  public List<Run> stop(DeploymentId deployment, RunFailure why, Instant at) {
    return end("r.deployment = :id AND r.attempt = 0", deployment.value(), why, at);
  }

  /// Ends the runs of a deployment that no instance works on.
  public List<Run> cancel(DeploymentId deployment, RunFailure why, Instant at) {
    return end("r.deployment = :id", deployment.value(), why, at);
  }

  /// Ends a run if no instance works on it.
  public List<Run> cancel(RunId run, RunFailure why, Instant at) {
    return end("r.id = :id", run.value(), why, at);
  }

  private List<Run> end(String which, Object id, RunFailure why, Instant at) {
    return jdbc.sql(
            """
            UPDATE run r SET state = 'CANCELLED', hold = NULL, waiting_for = '[]',
                             failure = :failure::jsonb, finished_at = :at
             WHERE (r.state = 'QUEUED' OR r.hold IS NOT NULL) AND\s"""
                + which
                + RETURNING)
        .param("failure", json.write(why))
        .param("at", Timestamp.from(at))
        .param("id", id)
        .query(rows)
        .list();
  }

  /// Asks for the runs of a deployment that are at work to be called off.
  public List<Run> call(DeploymentId deployment) {
    return callOff("r.deployment = ?", deployment.value());
  }

  /// Asks for a run that is at work to be called off.
  public List<Run> call(RunId run) {
    return callOff("r.id = ?", run.value());
  }

  private List<Run> callOff(String which, Object id) {
    return jdbc.sql(
            """
            UPDATE run r SET state = 'CANCELLING'
             WHERE r.hold IS NULL AND r.state IN ('RUNNING', 'WAITING', 'ORPHANED') AND\s"""
                + which
                + RETURNING)
        .param(id)
        .query(rows)
        .list();
  }

  /// The deployments that wait for one of these targets.
  public List<DeploymentId> waitingFor(Collection<TargetId> targets) {
    return jdbc.sql("SELECT DISTINCT deployment FROM run WHERE hold = 'TARGET' AND target = ANY(?)")
        .param(names(targets))
        .query((row, _) -> new DeploymentId(row.getObject(1, UUID.class)))
        .list();
  }

  /// The deployments that have or wait for one of these targets.
  public List<DeploymentId> on(Collection<TargetId> targets) {
    return jdbc.sql(
            """
            SELECT DISTINCT deployment FROM run
             WHERE target = ANY(?) AND hold IS DISTINCT FROM 'GATE' AND state IN
              ('QUEUED', 'WAITING', 'RUNNING', 'CANCELLING', 'ORPHANED', 'NEEDS_DECISION')
            """)
        .param(names(targets))
        .query((row, _) -> new DeploymentId(row.getObject(1, UUID.class)))
        .list();
  }

  /// The targets, of these, that somebody has or waits for.
  public List<TargetId> taken(Collection<TargetId> targets) {
    return jdbc.sql(
            """
            SELECT DISTINCT target FROM run
             WHERE target = ANY(?) AND hold IS DISTINCT FROM 'GATE' AND state IN
              ('QUEUED', 'WAITING', 'RUNNING', 'CANCELLING', 'ORPHANED', 'NEEDS_DECISION')
            """)
        .param(names(targets))
        .query((row, _) -> new TargetId(row.getString(1)))
        .list();
  }

  /// Gives each of these targets that nobody has any more to the one that asked for it first.
  public List<Run> handOver(Collection<TargetId> targets) {
    return jdbc.sql(
            """
            UPDATE run r SET hold = 'WAVE'
             WHERE r.id IN (
               SELECT DISTINCT ON (w.target) w.id
                 FROM run w JOIN deployment d ON d.id = w.deployment
                WHERE w.hold = 'TARGET' AND w.target = ANY(?) AND NOT EXISTS (
                  SELECT FROM run a
                   WHERE a.target = w.target AND (a.hold IS NULL OR a.hold = 'WAVE') AND a.state IN
                     ('QUEUED', 'WAITING', 'RUNNING', 'CANCELLING', 'ORPHANED', 'NEEDS_DECISION'))
                ORDER BY w.target, d.number)
            """
                + RETURNING)
        .param(names(targets))
        .query(rows)
        .list();
  }

  private static String[] names(Collection<TargetId> targets) {
    return targets.stream().map(TargetId::value).toArray(String[]::new);
  }
}
