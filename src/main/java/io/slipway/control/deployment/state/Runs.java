package io.slipway.control.deployment.state;

import io.slipway.control.database.JsonColumn;
import io.slipway.control.project.TargetId;
import io.slipway.engine.execute.Settlement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The runs of all deployments; each transition is one conditional update.
@Repository
public class Runs {

  private final JdbcClient jdbc;
  private final JsonColumn json;

  Runs(JdbcClient jdbc, JsonColumn json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// @throws org.springframework.dao.DuplicateKeyException when the target has an active run
  void add(Run run) {
    jdbc.sql("INSERT INTO run (id, deployment, target, state) VALUES (?, ?, ?, ?)")
        .params(
            run.id().value(), run.deployment().value(), run.target().value(), run.state().name())
        .update();
  }

  public Optional<Run> find(RunId id) {
    return jdbc.sql("SELECT * FROM run WHERE id = ?").param(id.value()).query(this::run).optional();
  }

  /// The runs of a deployment in the order of their targets' names.
  List<Run> of(DeploymentId deployment) {
    return jdbc.sql("SELECT * FROM run WHERE deployment = ? ORDER BY target")
        .param(deployment.value())
        .query(this::run)
        .list();
  }

  /// The run that keeps others from a target.
  public Optional<Run> activeOn(TargetId target) {
    return jdbc.sql(
            """
            SELECT * FROM run
             WHERE target = ? AND state IN ('QUEUED', 'WAITING', 'ORPHANED', 'RUNNING', 'NEEDS_DECISION')
            """)
        .param(target.value())
        .query(this::run)
        .optional();
  }

  /// Begins an attempt; false when the run is not to be started any more.
  public boolean start(RunId id, Instant at) {
    return jdbc.sql(
                """
                UPDATE run SET state = 'RUNNING', attempt = attempt + 1, failure = NULL,
                               waiting_for = '[]', started_at = coalesce(started_at, ?), finished_at = NULL
                 WHERE id = ? AND state IN ('QUEUED', 'WAITING', 'ORPHANED', 'RUNNING')
                """)
            .params(Timestamp.from(at), id.value())
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
               WHERE id = :id AND attempt = :attempt AND state IN ('RUNNING', 'WAITING', 'ORPHANED')
                 FOR UPDATE
            )
            UPDATE run SET waiting_for = :waitingFor::jsonb, state = :state
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

  /// Ends an attempt; false when it is not under way, or when another has begun since because its
  /// instance was taken for dead.
  public boolean end(Run run, RunState state, @Nullable RunFailure failure, Instant at) {
    return jdbc.sql(
                """
                UPDATE run SET state = :state, failure = :failure::jsonb, waiting_for = '[]',
                               settlement = CASE WHEN :state IN ('SUCCEEDED', 'CANCELLED') THEN NULL
                                                 ELSE settlement END,
                               finished_at = :at
                 WHERE id = :id AND attempt = :attempt
                   AND state IN ('RUNNING', 'WAITING', 'ORPHANED')
                """)
            .param("state", state.name())
            .param("failure", failure == null ? null : json.write(failure))
            .param("at", Timestamp.from(at))
            .param("id", run.id().value())
            .param("attempt", run.attempt())
            .update()
        == 1;
  }

  /// Notes what somebody says now of the migration that a run stopped at.
  public void settle(RunId id, Optional<Settlement> settlement) {
    jdbc.sql("UPDATE run SET settlement = :settlement::jsonb WHERE id = :id")
        .param("settlement", settlement.map(json::write).orElse(null))
        .param("id", id.value())
        .update();
  }

  /// Queues a run again that nothing happens with otherwise.
  ///
  /// @return the number of the attempt that this will be; empty when it is not in the state named
  public Optional<Integer> requeue(RunId id, RunState from) {
    return jdbc.sql(
            """
            UPDATE run SET state = 'QUEUED', finished_at = NULL WHERE id = ? AND state = ?
            RETURNING attempt + 1
            """)
        .params(id.value(), from.name())
        .query(Integer.class)
        .optional();
  }

  private Run run(ResultSet row, int number) throws SQLException {
    return new Run(
        new RunId(row.getObject("id", UUID.class)),
        new DeploymentId(row.getObject("deployment", UUID.class)),
        new TargetId(row.getString("target")),
        RunState.valueOf(row.getString("state")),
        row.getInt("attempt"),
        json.readList(row.getString("waiting_for"), String.class),
        Optional.ofNullable(row.getString("failure"))
            .map(failure -> json.read(failure, RunFailure.class)),
        instant(row.getTimestamp("started_at")),
        instant(row.getTimestamp("finished_at")),
        Optional.ofNullable(row.getString("settlement"))
            .map(settlement -> json.read(settlement, Settlement.class)));
  }

  private static Optional<Instant> instant(@Nullable Timestamp time) {
    return Optional.ofNullable(time).map(Timestamp::toInstant);
  }
}
