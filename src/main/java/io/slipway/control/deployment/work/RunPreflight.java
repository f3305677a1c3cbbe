package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.Runs;
import io.slipway.control.deployment.work.RunFindings.Result;
import io.slipway.control.rehearsal.SchemaSnapshots;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepLedger.Remaining;
import io.slipway.engine.preflight.Base;
import io.slipway.engine.preflight.Check;
import io.slipway.engine.preflight.CheckResult;
import io.slipway.engine.preflight.Outcome;
import io.slipway.engine.preflight.Preflight;
import io.slipway.engine.preflight.PreflightSettings;
import io.slipway.engine.preflight.Subject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Looks at a target before an attempt of a run starts.
@Component
class RunPreflight {

  private static final String APPLICATION_NAME = "slipway preflight";

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

  /// Looks at a run's target; answers why the run must not start, if so. A target that has
  /// everything already is not looked at: nothing will be done to it.
  Optional<RunFailure> look(RunWork work, PreflightSettings settings) {
    Remaining remaining;
    try {
      remaining = remaining(work);
    } catch (SQLException e) {
      // The preflight says it better than this one connection.
      remaining = Remaining.of(work.steps());
    }
    if (remaining.moved().isPresent()) {
      return Optional.of(stale(work, remaining.moved().get()));
    }
    return remaining.steps().isEmpty() && !work.steps().isEmpty()
        ? Optional.empty()
        : look(work, remaining.steps(), settings);
  }

  private static Remaining remaining(RunWork work) throws SQLException {
    try (var connection = work.connections().open(APPLICATION_NAME)) {
      return work.peer()
          .ledger(work.bundle(), work.planned().ledger())
          .remaining(connection, work.steps());
    }
  }

  private RunFailure stale(RunWork work, String moved) {
    var claim = work.claim();
    var other =
        runs.lastOn(claim.target().id(), claim.run().id())
            .filter(run -> run.finishedAt().filter(claim.plan().createdAt()::isBefore).isPresent())
            .map(run -> " The deployment %s ran there since.".formatted(run.deployment()))
            .orElse("");
    return RunFailure.of(Code.PLAN_STALE, "%s%s Make a new plan.".formatted(moved, other));
  }

  private Optional<RunFailure> look(
      RunWork work, List<Step> remaining, PreflightSettings settings) {
    var subject =
        new Subject(
            remaining.stream().map(Step::script).toList(),
            work.peer().session(),
            work.peer().ledgerTable(),
            work.planned().expected().touched(),
            base(work, remaining));
    var seen = Preflight.of(work.connections(), subject, settings);
    findings.saveBefore(
        work.claim().run().id(), seen.results().stream().map(RunPreflight::result).toList());
    var reasons = seen.results().stream().filter(RunPreflight::forbids).toList();
    return reasons.isEmpty() ? Optional.empty() : Optional.of(failure(reasons));
  }

  private Base base(RunWork work, List<Step> remaining) {
    var digest = work.planned().fingerprint();
    if (digest == null) {
      return new Base.Unknown(work.planned().expected().reason());
    }
    return new Base.Known(digest, isBegun(work, remaining), () -> snapshots.find(digest));
  }

  // What is neither in the ledger nor in the journal was undone, unless a step ended in doubt.
  private boolean isBegun(RunWork work, List<Step> remaining) {
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
