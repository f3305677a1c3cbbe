package io.slipway.control.deployment.state;

import io.slipway.control.database.JsonColumn;
import io.slipway.control.project.TargetId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The runs of all deployments; each transition is one conditional update.
@Repository
public class Runs {

  private static final int BATCH = 500;
  private static final String SELECT = "SELECT " + RunRows.COLUMNS + " FROM run r";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final JsonColumn json;
  private final RunRows rows;
  private final Clock clock;

  Runs(JdbcClient jdbc, JdbcTemplate batches, JsonColumn json, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
    this.rows = new RunRows(json);
    this.clock = clock;
  }

  /// @throws org.springframework.dao.DuplicateKeyException when a target has an active run
  public void add(Collection<Run> runs) {
    batches.batchUpdate(
        """
        INSERT INTO run (id, deployment, target, wave, state, hold) VALUES (?, ?, ?, ?, ?, ?)
        """,
        runs,
        BATCH,
        (statement, run) -> {
          statement.setObject(1, run.id().value());
          statement.setObject(2, run.deployment().value());
          statement.setString(3, run.target().value());
          statement.setInt(4, run.wave());
          statement.setString(5, run.state().name());
          statement.setString(6, run.hold().map(RunHold::stored).orElse(null));
        });
  }

  public Optional<Run> find(RunId id) {
    return jdbc.sql(SELECT + " WHERE r.id = ?").param(id.value()).query(rows).optional();
  }

  /// The runs of a deployment in the order of their targets' names.
  public List<Run> of(DeploymentId deployment) {
    return jdbc.sql(SELECT + " WHERE r.deployment = ? ORDER BY r.target")
        .param(deployment.value())
        .query(rows)
        .list();
  }

  /// The runs that keep others from these targets.
  public List<Run> activeOn(Collection<TargetId> targets) {
    return jdbc.sql(
            SELECT
                + """
                 WHERE r.target = ANY(?) AND (r.hold IS NULL OR r.hold = 'WAVE') AND r.state IN
                   ('QUEUED', 'WAITING', 'RUNNING', 'CANCELLING', 'ORPHANED', 'NEEDS_DECISION')
                 ORDER BY r.target
                """)
        .param(targets.stream().map(TargetId::value).toArray(String[]::new))
        .query(rows)
        .list();
  }

  /// The run that ended last on a target, beside one.
  public Optional<Run> lastOn(TargetId target, RunId except) {
    return jdbc.sql(
            SELECT
                + """
                 WHERE r.target = ? AND r.id <> ? AND r.finished_at IS NOT NULL
                 ORDER BY r.finished_at DESC LIMIT 1
                """)
        .params(target.value(), except.value())
        .query(rows)
        .optional();
  }

  /// Begins an attempt; false when the run is not to be started any more, or by another task.
  public boolean start(RunId id, int ticket) {
    return jdbc.sql(
                """
                UPDATE run SET state = CASE state WHEN 'CANCELLING' THEN state ELSE 'RUNNING' END,
                               attempt = attempt + 1, failure = NULL, waiting_for = '[]',
                               started_at = coalesce(started_at, ?), finished_at = NULL
                 WHERE id = ? AND ticket = ? AND hold IS NULL
                   AND state IN ('QUEUED', 'WAITING', 'ORPHANED', 'RUNNING', 'CANCELLING')
                """)
            .params(now(), id.value(), ticket)
            .update()
        == 1;
  }

  /// Notes what an attempt waits for, nothing meaning that it goes on.
  ///
  /// @param state `RUNNING`, or what it is held up as
  /// @return whether the run's state changed with it
  public boolean hold(Run run, RunState state, List<String> waitingFor) {
    return jdbc.sql(
            """
            WITH before AS (
              SELECT id, state FROM run
               WHERE id = :id AND attempt = :attempt
                 AND state IN ('RUNNING', 'WAITING', 'ORPHANED', 'CANCELLING')
                 FOR UPDATE
            )
            UPDATE run SET waiting_for = :waitingFor::jsonb,
                           state = CASE before.state WHEN 'CANCELLING' THEN before.state ELSE :state END
              FROM before WHERE before.id = run.id
            RETURNING before.state <> run.state
            """)
        .param("id", run.id().value())
        .param("attempt", run.attempt())
        .param("state", state.name())
        .param("waitingFor", json.write(waitingFor))
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /// Whether somebody wants an attempt under way to be called off.
  public boolean wantsCancel(Run run) {
    return jdbc.sql("SELECT state = 'CANCELLING' FROM run WHERE id = ? AND attempt = ?")
        .params(run.id().value(), run.attempt())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /// Ends an attempt; false when it is not under way, or when another has begun since because its
  /// instance was taken for dead.
  public boolean end(Run run, RunState state, @Nullable RunFailure failure) {
    return jdbc.sql(
                """
                UPDATE run SET state = :state, failure = :failure::jsonb, waiting_for = '[]',
                               settlement = CASE WHEN :state IN ('SUCCEEDED', 'CANCELLED') THEN NULL
                                                 ELSE settlement END,
                               finished_at = :at
                 WHERE id = :id AND attempt = :attempt
                   AND state IN ('RUNNING', 'WAITING', 'ORPHANED', 'CANCELLING')
                """)
            .param("state", state.name())
            .param("failure", failure == null ? null : json.write(failure))
            .param("at", now())
            .param("id", run.id().value())
            .param("attempt", run.attempt())
            .update()
        == 1;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
