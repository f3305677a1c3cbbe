package io.slipway.control.deployment.state;

import io.slipway.control.database.JsonColumn;
import io.slipway.control.project.TargetId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/// Reads runs from rows of the table `run`.
record RunRows(JsonColumn json) implements RowMapper<Run> {

  /// What it reads, of a table that the query calls `r`.
  static final String COLUMNS =
      """
      r.*, CASE WHEN r.hold = 'TARGET' THEN (
        SELECT a.deployment FROM run a
         WHERE a.target = r.target AND (a.hold IS NULL OR a.hold = 'WAVE') AND a.state IN
           ('QUEUED', 'WAITING', 'RUNNING', 'CANCELLING', 'ORPHANED', 'NEEDS_DECISION')
      ) END AS taken_by""";

  @Override
  public Run mapRow(ResultSet row, int number) throws SQLException {
    return new Run(
        new RunId(row.getObject("id", UUID.class)),
        new DeploymentId(row.getObject("deployment", UUID.class)),
        new TargetId(row.getString("target")),
        row.getInt("wave"),
        RunState.valueOf(row.getString("state")),
        hold(row),
        row.getInt("attempt"),
        row.getInt("ticket"),
        json.readList(row.getString("waiting_for"), String.class),
        Optional.ofNullable(row.getString("failure"))
            .map(failure -> json.read(failure, RunFailure.class)),
        instant(row.getTimestamp("started_at")),
        instant(row.getTimestamp("finished_at")));
  }

  private static Optional<RunHold> hold(ResultSet row) throws SQLException {
    var holder = Optional.ofNullable(row.getObject("taken_by", UUID.class)).map(DeploymentId::new);
    return Optional.ofNullable(row.getString("hold"))
        .map(
            hold ->
                switch (hold) {
                  case "TARGET" -> new RunHold.Target(holder);
                  case "GATE" -> new RunHold.Gate();
                  default -> new RunHold.Turn();
                });
  }

  private static Optional<Instant> instant(@Nullable Timestamp time) {
    return Optional.ofNullable(time).map(Timestamp::toInstant);
  }
}
