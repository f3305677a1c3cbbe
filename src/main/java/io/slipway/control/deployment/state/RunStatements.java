package io.slipway.control.deployment.state;

import io.slipway.control.database.JsonColumn;
import io.slipway.http.Cursor;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The statements of runs that are kept.
@Repository
public class RunStatements {

  private static final String LIST = "run-statements";
  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final JsonColumn json;

  RunStatements(JdbcClient jdbc, JdbcTemplate batches, JsonColumn json) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
  }

  /// Forgets those of a step, which begins anew.
  public void forget(RunId run, int attempt, int step) {
    jdbc.sql("DELETE FROM run_statement WHERE run = ? AND attempt = ? AND step = ?")
        .params(run.value(), attempt, step)
        .update();
  }

  public void save(RunId run, Collection<RunStatement> statements) {
    batches.batchUpdate(
        """
        INSERT INTO run_statement (run, attempt, step, number, migration, line, beginning, outcome,
                                   started_at, finished_at, rows_changed, notices)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        ON CONFLICT DO NOTHING
        """,
        statements,
        BATCH,
        (insert, statement) -> {
          insert.setObject(1, run.value());
          insert.setInt(2, statement.attempt());
          insert.setInt(3, statement.step());
          insert.setInt(4, statement.number());
          insert.setString(5, statement.migration());
          insert.setInt(6, statement.line());
          insert.setString(7, statement.beginning());
          insert.setString(8, statement.outcome().name());
          insert.setTimestamp(9, Timestamp.from(statement.startedAt()));
          insert.setTimestamp(
              10, Optional.ofNullable(statement.finishedAt()).map(Timestamp::from).orElse(null));
          insert.setObject(11, statement.rowsChanged(), Types.BIGINT);
          insert.setString(12, json.write(statement.notices()));
        });
  }

  /// Those of a run in the order in which they were sent.
  public Page<RunStatement> page(RunId run, Paging paging) {
    var after = paging.after(LIST, 3);
    var rows =
        jdbc.sql(
                """
                SELECT * FROM run_statement
                 WHERE run = :run AND (attempt, step, number) > (:attempt, :step, :number)
                 ORDER BY attempt, step, number LIMIT :limit
                """)
            .param("run", run.value())
            .param("attempt", after.map(cursor -> cursor.number(0)).orElse(-1L))
            .param("step", after.map(cursor -> cursor.number(1)).orElse(-1L))
            .param("number", after.map(cursor -> cursor.number(2)).orElse(-1L))
            .param("limit", paging.probe())
            .query(this::read)
            .list();
    return Page.of(
        rows, paging, last -> Cursor.of(LIST, last.attempt(), last.step(), last.number()));
  }

  private RunStatement read(ResultSet row, int number) throws SQLException {
    return new RunStatement(
        row.getInt("attempt"),
        row.getInt("step"),
        row.getString("migration"),
        row.getInt("number"),
        row.getInt("line"),
        row.getString("beginning"),
        RunStatement.Outcome.valueOf(row.getString("outcome")),
        row.getTimestamp("started_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant).orElse(null),
        row.getObject("rows_changed", Long.class),
        notices(row));
  }

  private List<String> notices(ResultSet row) throws SQLException {
    return json.readList(row.getString("notices"), String.class);
  }
}
