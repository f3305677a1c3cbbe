package io.slipway.control.deployment.work;

import io.slipway.control.database.JsonColumn;
import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunId;
import io.slipway.control.deployment.state.RunState;
import io.slipway.engine.conductor.Cancellation;
import io.slipway.engine.hook.Hook.Moment;
import io.slipway.engine.hook.HookResult;
import io.slipway.engine.hook.Hooks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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

  private final RunSurroundings surroundings;
  private final JdbcClient jdbc;
  private final JsonColumn json;

  RunHooks(RunSurroundings surroundings, JdbcClient jdbc, JsonColumn json) {
    this.surroundings = surroundings;
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Does an attempt's work between its hooks; not at all, when one before it fails.
  RunEnd around(RunWork work, Cancellation cancellation, Supplier<RunEnd> attempt) {
    var hooks = surroundings.hooks(work.claim());
    if (hooks.isEmpty()) {
      return attempt.get();
    }
    var results = new ArrayList<Result>();
    var before = hooks.stream().filter(hook -> hook.moment() == Moment.BEFORE).toList();
    note(work, results, calls(work, cancellation).untilOneFails(before));
    var end = failed(results).map(RunHooks::notBegun).orElseGet(attempt);
    if (cancellation.isRequested() && failed(results).isPresent()) {
      end = RunEnd.cancelled();
    }
    var succeeded = end.state() == RunState.SUCCEEDED;
    var after = hooks.stream().filter(hook -> hook.moment().follows(succeeded)).toList();
    var begun = results.size();
    note(work, results, calls(work, new Cancellation()).all(after));
    var late = failed(results.subList(begun, results.size()));
    return (succeeded && late.isPresent() ? applied(late.get()) : end).with(audited(results));
  }

  private Hooks calls(RunWork work, Cancellation cancellation) {
    return new Hooks(work.connections(), json.write(occasion(work)), cancellation);
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

  private void note(RunWork work, List<Result> results, List<HookResult> more) {
    more.stream().map(Result::of).forEach(results::add);
    jdbc.sql("UPDATE run SET hooks = ?::jsonb WHERE id = ?")
        .params(json.write(results), work.claim().run().id().value())
        .update();
  }

  private static Optional<Result> failed(List<Result> results) {
    return results.stream().filter(result -> !result.succeeded()).findFirst();
  }

  private static RunEnd notBegun(Result failed) {
    return RunEnd.failed(
        RunFailure.of(
            Code.HOOK_FAILED,
            "Nothing was done: the hook %s before the run failed (%s)."
                .formatted(failed.hook(), failed.finding())));
  }

  private static RunEnd applied(Result failed) {
    return RunEnd.failed(
        RunFailure.of(
            Code.HOOK_FAILED,
            "Everything is applied, but the hook %s behind the run failed (%s). A retry applies"
                    .formatted(failed.hook(), failed.finding())
                + " nothing and calls the hooks again."));
  }

  private static Map<String, String> audited(List<Result> results) {
    var words = new HashMap<String, String>();
    results.forEach(
        result -> words.put("hook " + result.hook(), result.succeeded() ? "PASS" : "FAIL"));
    return words;
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
