package io.slipway.control.deployment.work;

import io.slipway.control.database.JsonColumn;
import io.slipway.control.deployment.state.RunId;
import io.slipway.engine.execute.Journal;
import io.slipway.engine.execute.Settlement;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.postgres.TransactionId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The durable record of statements that no transaction protects, and of what people say became of
/// them, in the control database.
@Component
public class RunJournals {

  private final JdbcClient jdbc;
  private final JsonColumn json;
  private final Clock clock;

  RunJournals(JdbcClient jdbc, JsonColumn json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  Journal of(RunId run) {
    return new Entries(run);
  }

  /// Settles the statement whose fate nobody learned, as somebody found it on the target.
  ///
  /// @return false when none is in doubt
  public boolean resolve(RunId run, boolean tookEffect) {
    var change =
        tookEffect
            ? jdbc.sql("UPDATE journal SET ended_at = ? WHERE run = ? AND ended_at IS NULL")
                .param(now())
            : jdbc.sql("DELETE FROM journal WHERE run = ? AND ended_at IS NULL");
    return change.param(run.value()).update() > 0;
  }

  /// The migration whose statement has a fate that nobody learned.
  public Optional<String> inDoubt(RunId run) {
    return jdbc.sql("SELECT migration FROM journal WHERE run = ? AND ended_at IS NULL LIMIT 1")
        .param(run.value())
        .query(String.class)
        .optional();
  }

  /// Whether the run has sent something that no transaction protects.
  boolean hasEntries(RunId run) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM journal WHERE run = ?)")
        .param(run.value())
        .query(Boolean.class)
        .single();
  }

  /// Notes what somebody says now of the migration that a run stopped at, until the run's end.
  public void settle(RunId run, Optional<Settlement> settlement) {
    jdbc.sql("UPDATE run SET settlement = :settlement::jsonb WHERE id = :run")
        .param("settlement", settlement.map(json::write).orElse(null))
        .param("run", run.value())
        .update();
  }

  Optional<Settlement> settlement(RunId run) {
    return jdbc.sql("SELECT settlement FROM run WHERE id = ? AND settlement IS NOT NULL")
        .param(run.value())
        .query(String.class)
        .optional()
        .map(text -> json.read(text, Settlement.class));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /// The entries of one run.
  private final class Entries implements Journal {

    private final RunId run;

    Entries(RunId run) {
      this.run = run;
    }

    @Override
    public void begun(Step step, int statement, Optional<TransactionId> transaction) {
      jdbc.sql(
              """
              INSERT INTO journal (run, migration, statement, begun_at, xid, timeline)
              VALUES (:run, :migration, :statement, :at, :xid, :timeline)
              ON CONFLICT (run, migration, statement)
                DO UPDATE SET begun_at = excluded.begun_at, ended_at = NULL, failure = NULL,
                              xid = excluded.xid, timeline = excluded.timeline
              """)
          .param("run", run.value())
          .param("migration", step.name())
          .param("statement", statement)
          .param("at", now())
          .param("xid", transaction.map(TransactionId::xid).orElse(null))
          .param("timeline", transaction.map(TransactionId::timeline).orElse(null))
          .update();
    }

    @Override
    public void done(Step step, int statement) {
      jdbc.sql("UPDATE journal SET ended_at = ? WHERE run = ? AND migration = ? AND statement = ?")
          .params(now(), run.value(), step.name(), statement)
          .update();
    }

    @Override
    public void failed(Step step, StatementFailure failure) {
      jdbc.sql(
              """
              UPDATE journal SET ended_at = ?, failure = ?::jsonb
               WHERE run = ? AND migration = ? AND ended_at IS NULL
              """)
          .params(
              now(),
              json.write(
                  Map.of(
                      "sqlState", failure.failure().sqlState(),
                      "message", failure.failure().message())),
              run.value(),
              step.name())
          .update();
    }

    @Override
    public void forget(Step step) {
      jdbc.sql("DELETE FROM journal WHERE run = ? AND migration = ?")
          .params(run.value(), step.name())
          .update();
    }

    @Override
    public Progress progress(Step step) {
      List<Entry> entries =
          jdbc.sql(
                  """
                  SELECT ended_at IS NULL AS open, failure IS NOT NULL AS failed, xid, timeline
                    FROM journal WHERE run = ? AND migration = ? ORDER BY statement
                  """)
              .params(run.value(), step.name())
              .query(
                  (row, _) ->
                      new Entry(
                          row.getBoolean("open"),
                          row.getBoolean("failed"),
                          Optional.ofNullable(row.getString("xid")),
                          row.getString("timeline")))
              .list();
      var done = (int) entries.stream().filter(Entry::succeeded).count();
      var open = entries.stream().filter(Entry::open).findFirst();
      return new Progress(done, open.isPresent(), open.flatMap(Entry::transaction));
    }
  }

  /// An entry as far as it matters for going on.
  private record Entry(
      boolean open, boolean failed, Optional<String> xid, @Nullable String timeline) {

    Optional<TransactionId> transaction() {
      return xid.map(id -> new TransactionId(id, timeline == null ? "" : timeline));
    }

    boolean succeeded() {
      return !open && !failed;
    }
  }
}
