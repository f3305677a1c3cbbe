package io.slipway.control.deployment.state;

import io.slipway.control.database.JsonColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whom runs have waited for.
@Repository
public class RunWaits {

  private final JdbcClient jdbc;
  private final JsonColumn json;

  RunWaits(JdbcClient jdbc, JsonColumn json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Writes the waits as they are now.
  public void save(RunId run, Collection<RunWait> waits) {
    for (var wait : waits) {
      jdbc.sql(
              """
              INSERT INTO run_wait (run, attempt, number, migration, since, until, blockers)
              VALUES (:run, :attempt, :number, :migration, :since, :until, :blockers::jsonb)
              ON CONFLICT (run, attempt, number)
                DO UPDATE SET until = excluded.until, blockers = excluded.blockers
              """)
          .param("run", run.value())
          .param("attempt", wait.attempt())
          .param("number", wait.number())
          .param("migration", wait.migration())
          .param("since", Timestamp.from(wait.since()))
          .param("until", timestamp(wait))
          .param("blockers", json.write(wait.blockers()))
          .update();
    }
  }

  private static @Nullable Timestamp timestamp(RunWait wait) {
    return Optional.ofNullable(wait.until()).map(Timestamp::from).orElse(null);
  }

  /// Those of a run, in their order.
  public List<RunWait> of(RunId run) {
    return jdbc.sql("SELECT * FROM run_wait WHERE run = ? ORDER BY attempt, number")
        .param(run.value())
        .query(this::read)
        .list();
  }

  private RunWait read(ResultSet row, int number) throws SQLException {
    return new RunWait(
        row.getInt("attempt"),
        row.getInt("number"),
        row.getString("migration"),
        row.getTimestamp("since").toInstant(),
        Optional.ofNullable(row.getTimestamp("until")).map(Timestamp::toInstant).orElse(null),
        json.readList(row.getString("blockers"), RunWait.Session.class));
  }
}
