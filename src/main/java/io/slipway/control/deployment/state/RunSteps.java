package io.slipway.control.deployment.state;

import io.slipway.control.database.JsonColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How far the steps of runs are, for people who watch; the target's ledger is what decides.
@Repository
public class RunSteps {

  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final JsonColumn json;

  RunSteps(JdbcClient jdbc, JdbcTemplate batches, JsonColumn json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  private record Row(RunId run, int attempt, RunStep step) {}

  /// Writes the steps as an attempt of the run sees them now. What an attempt sees that another
  /// has replaced, because its instance was taken for dead, is not written.
  public void save(Run run, Collection<RunStep> steps) {
    save(steps.stream().map(step -> new Row(run.id(), run.attempt(), step)).toList());
  }

  /// Writes the steps of runs that are yet to begin.
  public void save(Map<RunId, ? extends Collection<RunStep>> steps) {
    save(
        steps.entrySet().stream()
            .flatMap(run -> run.getValue().stream().map(step -> new Row(run.getKey(), 0, step)))
            .toList());
  }

  private void save(List<Row> rows) {
    batches.batchUpdate(
        """
        INSERT INTO run_step (state, done, rows_changed, started_at, finished_at, statements,
                              migration, run, number, under_way)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        ON CONFLICT (run, number) DO UPDATE
           SET state = excluded.state, done = excluded.done, rows_changed = excluded.rows_changed,
               started_at = excluded.started_at, finished_at = excluded.finished_at,
               under_way = excluded.under_way
         WHERE (SELECT attempt FROM run WHERE id = excluded.run) = ?
        """,
        rows,
        BATCH,
        (statement, row) -> {
          var step = row.step();
          statement.setString(1, step.state().name());
          statement.setInt(2, step.done());
          statement.setLong(3, step.rowsChanged());
          statement.setTimestamp(4, timestamp(step.startedAt()));
          statement.setTimestamp(5, timestamp(step.finishedAt()));
          statement.setInt(6, step.statements());
          statement.setString(7, step.migration());
          statement.setObject(8, row.run().value());
          statement.setInt(9, step.number());
          statement.setString(10, step.underWay() == null ? null : json.write(step.underWay()));
          statement.setInt(11, row.attempt());
        });
  }

  public List<RunStep> of(RunId run) {
    return jdbc.sql("SELECT * FROM run_step WHERE run = ? ORDER BY number")
        .param(run.value())
        .query(this::step)
        .list();
  }

  private RunStep step(ResultSet row, int number) throws SQLException {
    return new RunStep(
        row.getInt("number"),
        row.getString("migration"),
        RunStep.State.valueOf(row.getString("state")),
        row.getInt("statements"),
        row.getInt("done"),
        row.getLong("rows_changed"),
        instant(row.getTimestamp("started_at")),
        instant(row.getTimestamp("finished_at")),
        underWay(row));
  }

  private @Nullable StatementUnderWay underWay(ResultSet row) throws SQLException {
    var statement = row.getString("under_way");
    return statement == null ? null : json.read(statement, StatementUnderWay.class);
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
