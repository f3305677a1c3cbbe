package io.slipway.control.deployment;

import io.slipway.control.deployment.StatusDocument.LastRun;
import io.slipway.control.deployment.StatusDocument.TargetStatus;
import io.slipway.control.deployment.StatusDocument.TargetStatus.State;
import io.slipway.control.deployment.state.RunState;
import io.slipway.http.authorization.Visible;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads where every target stands, from the control database alone.
@Repository
class StatusBoard {

  private static final String TARGETS =
      """
      SELECT t.id, t.project, t.environment, o.*, r.deployment, r.state, r.finished_at
        FROM target t
        LEFT JOIN target_observation o ON o.target = t.id
        LEFT JOIN LATERAL (
          SELECT run.deployment, run.state, run.finished_at
            FROM run JOIN deployment d ON d.id = run.deployment
           WHERE run.target = t.id ORDER BY d.created_at DESC LIMIT 1) r ON true
       WHERE t.removed_at IS NULL"""
          + Visible.condition("t.environment", "t.project")
          + "ORDER BY t.id";

  private final JdbcClient jdbc;

  StatusBoard(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The targets that may be seen, by their names.
  List<TargetStatus> targets(Visible visible) {
    return jdbc.sql(TARGETS).params(visible.parameters()).query((row, _) -> status(row)).list();
  }

  private static TargetStatus status(ResultSet row) throws SQLException {
    return new TargetStatus(
        row.getString("id"),
        row.getString("project"),
        row.getString("environment"),
        state(row),
        row.getString("current_migration"),
        row.getInt("applied"),
        row.getInt("pending"),
        row.getString("bundle"),
        row.getString("message"),
        instant(row.getTimestamp("observed_at")),
        lastRun(row));
  }

  private static State state(ResultSet row) throws SQLException {
    var run = row.getString("state");
    if (run != null && RunState.valueOf(run).isActive()) {
      return RunState.valueOf(run) == RunState.NEEDS_DECISION ? State.BLOCKED : State.DEPLOYING;
    }
    if (row.getTimestamp("observed_at") == null) {
      return State.UNKNOWN;
    }
    if (!row.getBoolean("reachable")) {
      return State.UNREACHABLE;
    }
    if (row.getInt("blocking") > 0) {
      return State.BLOCKED;
    }
    return row.getInt("pending") > 0 ? State.BEHIND : State.UP_TO_DATE;
  }

  private static @Nullable LastRun lastRun(ResultSet row) throws SQLException {
    var deployment = row.getObject("deployment", UUID.class);
    return deployment == null
        ? null
        : new LastRun(
            deployment,
            RunState.valueOf(row.getString("state")),
            instant(row.getTimestamp("finished_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
