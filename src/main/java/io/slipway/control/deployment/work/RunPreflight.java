package io.slipway.control.deployment.work;

import io.slipway.control.database.JsonColumn;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunId;
import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.execute.Step;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.preflight.Check;
import io.slipway.engine.preflight.CheckResult;
import io.slipway.engine.preflight.Outcome;
import io.slipway.engine.preflight.Preflight;
import io.slipway.engine.preflight.PreflightSettings;
import io.slipway.engine.preflight.Subject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks at a target before an attempt of a run starts, and keeps what was seen.
@Component
public class RunPreflight {

  /// What one check found, as the API shows it.
  @Schema(name = "PreflightResult", description = "What one check found before the run's attempt")
  public record Result(
      @Schema(example = "pooled-connection") String check,
      Outcome outcome,
      @Schema(description = "What was seen") String finding,
      @Schema(description = "What to do") String advice,
      @Schema(description = "What the finding sums up") List<String> details) {

    public Result {
      details = List.copyOf(details);
    }

    public static Result of(CheckResult result) {
      return new Result(
          result.check().id(),
          result.outcome(),
          result.finding(),
          result.advice(),
          result.details());
    }
  }

  private final JdbcClient jdbc;
  private final JsonColumn json;

  RunPreflight(JdbcClient jdbc, JsonColumn json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /// Looks at a run's target; answers why the run must not start, if so.
  Optional<RunFailure> look(Run run, ConnectionSource target, Peer peer, List<Step> steps) {
    var scripts = steps.stream().map(Step::script).toList();
    var subject =
        new Subject(scripts, peer.session(), peer.ledgerTable(), List.of(), Optional.empty());
    var preflight = Preflight.of(target, subject, PreflightSettings.DEFAULT);
    save(run, preflight.results().stream().map(Result::of).toList());
    var reasons = preflight.results().stream().filter(RunPreflight::forbids).toList();
    return reasons.isEmpty() ? Optional.empty() : Optional.of(failure(reasons));
  }

  // Behind others' transactions the run waits, by the environment's rules for locks.
  private static boolean forbids(CheckResult result) {
    return result.outcome() == Outcome.FAIL && result.check() != Check.LONG_SESSIONS;
  }

  private static RunFailure failure(List<CheckResult> reasons) {
    return RunFailure.of(
        Code.PREFLIGHT_FAILED,
        "Nothing was done: "
            + reasons.stream()
                .map(r -> "%s: %s %s".formatted(r.check().id(), r.finding(), r.advice()))
                .collect(Collectors.joining(" ")));
  }

  private void save(Run run, List<Result> results) {
    jdbc.sql("UPDATE run SET preflight = ?::jsonb WHERE id = ?")
        .params(json.write(results), run.id().value())
        .update();
  }

  /// What was seen before the last attempt; nothing before the first.
  public List<Result> of(RunId run) {
    return jdbc.sql("SELECT preflight FROM run WHERE id = ? AND preflight IS NOT NULL")
        .param(run.value())
        .query(String.class)
        .optional()
        .map(results -> json.readList(results, Result.class))
        .orElse(List.of());
  }
}
