package io.slipway.control.deployment.work;

import io.slipway.control.database.JsonColumn;
import io.slipway.control.deployment.state.RunId;
import io.slipway.engine.conductor.Cancellation;
import io.slipway.engine.hook.Hook.Moment;
import io.slipway.engine.hook.HookResult;
import io.slipway.engine.hook.Hooks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Calls the hooks of environments around the attempts of runs, and remembers what came of them.
@Component
public class RunHooks {

  /// What came of one hook, as the API shows it.
  @Schema(name = "HookResult")
  public record Result(
      @Schema(example = "maintenance page on") String hook,
      Moment moment,
      boolean succeeded,
      @Schema(description = "What was found, without secrets") String finding,
      @Schema(description = "How often it was done") int tries,
      Instant startedAt,
      @Schema(description = "How long it took, tries and pauses included") long millis) {

    static Result of(HookResult result) {
      return new Result(
          result.hook().name(),
          result.hook().moment(),
          result.succeeded(),
          result.finding(),
          result.tries(),
          result.started(),
          result.duration().toMillis());
    }
  }

  private final JdbcClient jdbc;
  private final JsonColumn json;

  RunHooks(JdbcClient jdbc, JsonColumn json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Those of one attempt.
  AttemptHooks around(RunWork work, Cancellation cancellation) {
    var occasion = json.write(occasion(work));
    return new AttemptHooks(
        work.settings().hooks(),
        wanted -> new Hooks(work.connections(), occasion, wanted),
        cancellation,
        results -> save(work, results));
  }

  private static Map<String, Object> occasion(RunWork work) {
    var run = work.claim().run();
    return Map.of(
        "run", run.id().toString(),
        "attempt", run.attempt(),
        "deployment", run.deployment().toString(),
        "project", work.claim().project().id().value(),
        "environment", work.claim().target().environment().value(),
        "target", run.target().value(),
        "migrations", work.planned().migrations());
  }

  private void save(RunWork work, List<Result> results) {
    jdbc.sql("UPDATE run SET hooks = ?::jsonb WHERE id = ?")
        .params(json.write(results), work.claim().run().id().value())
        .update();
  }

  /// What came of the hooks of the last attempt that called some.
  public List<Result> of(RunId run) {
    return jdbc.sql("SELECT hooks FROM run WHERE id = ? AND hooks IS NOT NULL")
        .param(run.value())
        .query(String.class)
        .optional()
        .map(results -> json.readList(results, Result.class))
        .orElse(List.of());
  }
}
