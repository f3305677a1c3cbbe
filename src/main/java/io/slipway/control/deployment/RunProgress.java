package io.slipway.control.deployment;

import io.slipway.control.deployment.DeploymentEvents.NewEvent;
import io.slipway.engine.execute.FenceHolder;
import io.slipway.engine.execute.RunListener;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.StatementResult;
import io.slipway.engine.execute.Step;
import io.slipway.engine.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Collects what a run tells while it works; somebody else writes it down now and then.
///
/// Writing every step at once would cost a small migration more than the migration itself, and
/// nothing depends on it: the target's ledger says what is applied.
final class RunProgress implements RunListener {

  private final Run run;
  private final Clock clock;
  private final Map<String, RunStep> steps = new HashMap<>();
  private final Map<Integer, RunStep> changed = new LinkedHashMap<>();
  private final List<NewEvent> events = new ArrayList<>();
  private Optional<List<String>> waitingFor = Optional.empty();
  private boolean isHeld;

  RunProgress(Run run, List<RunStep> steps, Clock clock) {
    this.run = run;
    this.clock = clock;
    steps.forEach(step -> this.steps.put(step.migration(), step));
  }

  /// What has changed since it was taken last.
  ///
  /// @param waitingFor who is in the way now, nobody meaning that the run goes on; empty when that
  ///     is as it was
  record Changes(List<RunStep> steps, List<NewEvent> events, Optional<List<String>> waitingFor) {}

  synchronized Changes take() {
    var changes = new Changes(List.copyOf(changed.values()), List.copyOf(events), waitingFor);
    changed.clear();
    events.clear();
    waitingFor = Optional.empty();
    return changes;
  }

  /// Takes back what could not be written down; what has changed since is newer.
  synchronized void giveBack(Changes changes) {
    changes.steps().forEach(step -> changed.putIfAbsent(step.number(), step));
    events.addAll(0, changes.events());
    waitingFor = waitingFor.or(changes::waitingFor);
  }

  @Override
  public synchronized void waiting(List<FenceHolder> holders) {
    waitingFor = Optional.of(WaitingFor.inWords(holders));
    isHeld = true;
  }

  // An instance that died may not have written down all that it did.
  @Override
  public synchronized void alreadyApplied(Step step) {
    change(step, before -> before.state() == RunStep.State.APPLIED ? before : applied(before));
  }

  @Override
  public synchronized void stepStarted(Step step) {
    if (isHeld) {
      waitingFor = Optional.of(List.of());
      isHeld = false;
    }
    change(step, before -> with(before, RunStep.State.RUNNING, 0, 0));
    tell("step-started", step);
  }

  @Override
  public synchronized void statementFinished(
      Step step, Statement statement, StatementResult result) {
    change(
        step,
        before ->
            with(
                before,
                RunStep.State.RUNNING,
                before.done() + 1,
                before.rowsChanged() + Math.max(0, result.rows())));
    if (!result.notices().isEmpty()) {
      events.add(event("notices", Map.of("migration", step.name(), "messages", result.notices())));
    }
  }

  @Override
  public synchronized void stepFinished(Step step) {
    change(step, this::applied);
    tell("step-applied", step);
  }

  private RunStep applied(RunStep before) {
    return with(before, RunStep.State.APPLIED, before.statements(), before.rowsChanged());
  }

  @Override
  public synchronized void errorCallbackFailed(StatementFailure failure) {
    events.add(event("error-callback-failed", Map.of("message", failure.message())));
  }

  /// Brings the steps in line with how the attempt ended, also those that an earlier attempt
  /// applied without living to tell.
  synchronized void ended(RunEnd end) {
    var failed = end.failedStep().map(Step::name).map(steps::get);
    for (var step : List.copyOf(steps.values())) {
      if (end.state() == RunState.SUCCEEDED
          || failed.filter(at -> step.number() < at.number()).isPresent()) {
        reached(step, RunStep.State.APPLIED, step.statements());
      } else if (step.state() == RunStep.State.RUNNING) {
        reached(step, RunStep.State.PENDING, 0);
      }
    }
    end.failedStep().ifPresent(this::stepFailed);
  }

  private void stepFailed(Step step) {
    change(step, before -> with(before, RunStep.State.FAILED, before.done(), before.rowsChanged()));
    tell("step-failed", step);
  }

  private void reached(RunStep step, RunStep.State state, int done) {
    if (step.state() != state) {
      var after = with(step, state, done, step.rowsChanged());
      steps.put(after.migration(), after);
      changed.put(after.number(), after);
    }
  }

  private void tell(String kind, Step step) {
    events.add(event(kind, Map.of("migration", step.name())));
  }

  private NewEvent event(String kind, Map<String, Object> detail) {
    var all = new HashMap<>(detail);
    all.put("run", run.id().toString());
    all.put("target", run.target().value());
    return new NewEvent(kind, clock.instant(), all);
  }

  private void change(Step step, UnaryOperator<RunStep> change) {
    var after = steps.computeIfPresent(step.name(), (_, before) -> change.apply(before));
    if (after != null) {
      changed.put(after.number(), after);
    }
  }

  private RunStep with(RunStep before, RunStep.State state, int done, long rows) {
    var isOver = state == RunStep.State.APPLIED || state == RunStep.State.FAILED;
    var started = before.startedAt() == null ? clock.instant() : before.startedAt();
    var finished = isOver ? clock.instant() : null;
    return new RunStep(
        before.number(),
        before.migration(),
        state,
        before.statements(),
        done,
        rows,
        started,
        finished);
  }
}
