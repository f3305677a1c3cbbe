package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.Runs;
import io.slipway.control.deployment.work.RunFindings.Result;
import io.slipway.control.rehearsal.SchemaSnapshots;
import io.slipway.engine.execute.Step;
import io.slipway.engine.preflight.Base;
import io.slipway.engine.preflight.Check;
import io.slipway.engine.preflight.CheckResult;
import io.slipway.engine.preflight.Outcome;
import io.slipway.engine.preflight.Preflight;
import io.slipway.engine.preflight.PreflightSettings;
import io.slipway.engine.preflight.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What is looked at on targets before attempts of runs, and what it means for them.
@Component
class RunPreflight {

  private final RunFindings findings;
  private final SchemaSnapshots snapshots;
  private final RunJournals journals;
  private final Runs runs;

  RunPreflight(RunFindings findings, SchemaSnapshots snapshots, RunJournals journals, Runs runs) {
    this.findings = findings;
    this.snapshots = snapshots;
    this.journals = journals;
    this.runs = runs;
  }

  /// That of one attempt.
  AttemptPreflight of(RunWork work, PreflightSettings settings) {
    return new AttemptPreflight(this, work, settings);
  }

  RunEnd stale(RunWork work, String moved) {
    var claim = work.claim();
    var other =
        runs.lastOn(claim.target().id(), claim.run().id())
            .filter(run -> run.finishedAt().filter(claim.plan().createdAt()::isBefore).isPresent())
            .map(run -> " The deployment %s ran there since.".formatted(run.deployment()))
            .orElse("");
    return RunEnd.failed(
        RunFailure.of(Code.PLAN_STALE, "%s%s Make a new plan.".formatted(moved, other)));
  }

  /// Remembers what was found; says how the attempt ends because of it.
  Optional<RunEnd> judge(RunWork work, Preflight seen) {
    findings.saveBefore(
        work.claim().run().id(), seen.results().stream().map(RunPreflight::result).toList());
    var reasons = seen.results().stream().filter(RunPreflight::forbids).toList();
    return reasons.isEmpty() ? Optional.empty() : Optional.of(RunEnd.failed(failure(reasons)));
  }

  Subject subject(RunWork work, List<Step> remaining) {
    return new Subject(
        remaining.stream().map(Step::script).toList(),
        work.peer().session(),
        work.peer().ledgerTable(),
        work.planned().expected().touched(),
        base(work, remaining));
  }

  private Base base(RunWork work, List<Step> remaining) {
    var digest = work.planned().fingerprint();
    if (digest == null) {
      return new Base.Unknown(work.planned().expected().reason());
    }
    return new Base.Known(digest, isBegun(work, remaining), () -> snapshots.find(digest));
  }

  // What is neither in the ledger nor in the journal was undone, unless a step ended in doubt.
  boolean isBegun(RunWork work, List<Step> remaining) {
    return remaining.size() < work.steps().size()
        || journals.hasEntries(work.claim().run().id())
        || work.claim().steps().stream().anyMatch(step -> step.startedAt() != null);
  }

  // Behind others' transactions the run waits, by the environment's rules for locks.
  private static boolean forbids(CheckResult result) {
    return result.outcome() == Outcome.FAIL && result.check() != Check.LONG_SESSIONS;
  }

  private static Result result(CheckResult result) {
    return new Result(
        result.check().id(), result.outcome(), result.finding(), result.advice(), result.details());
  }

  private static RunFailure failure(List<CheckResult> reasons) {
    return RunFailure.of(
        Code.PREFLIGHT_FAILED,
        "Nothing was done: "
            + reasons.stream()
                .map(reason -> result(reason).words())
                .collect(Collectors.joining(" ")));
  }
}
