package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.DeploymentEvents.NewEvent;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunState;
import io.slipway.control.deployment.state.RunStatement;
import io.slipway.control.deployment.state.RunStep;
import io.slipway.control.deployment.state.RunWait;
import io.slipway.control.deployment.state.StatementUnderWay;
import io.slipway.engine.conductor.Blocker;
import io.slipway.engine.conductor.CommandProgress;
import io.slipway.engine.execute.FenceHolder;
import io.slipway.engine.execute.Orphan;
import io.slipway.engine.execute.RunListener;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.StatementResult;
import io.slipway.engine.execute.Step;
import io.slipway.engine.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Collects what a run tells while it works; somebody else writes it down now and then.
///
/// Writing every step at once would cost a small migration more than the migration itself, and
/// nothing depends on it: the target's ledger says what is applied.
public final class RunProgress implements RunListener {

  private final Run run;
  private final Clock clock;
  private final Map<String, RunStep> steps = new HashMap<>();
  private final Map<Integer, RunStep> changed = new LinkedHashMap<>();
  private final List<NewEvent> events = new ArrayList<>();
  private final Map<Integer, RunWait> waits = new LinkedHashMap<>();
  private Optional<RunDelay> hold = Optional.empty();
  private final StatementNotes notes;
  private final Set<Integer> begun = new HashSet<>();
  private final Set<Integer> restarted = new HashSet<>();
  private final List<RunStatement> statements = new ArrayList<>();
  private Optional<RunWait> wait = Optional.empty();
  private String migration = "";
  private int waited;
  private boolean isHeld;

  RunProgress(Run run, List<RunStep> steps, Clock clock) {
    this.run = run;
    this.clock = clock;
    this.notes = new StatementNotes(run.attempt(), clock);
    steps.forEach(step -> this.steps.put(step.migration(), step));
  }

  /// What has changed since it was taken last.
  ///
  /// @param restarted the numbers of steps that began anew, of whose statements nothing counts but
  ///     what is among these
  /// @param hold whether it is held up now; empty when that is as it was
  record Changes(
      List<RunStep> steps,
      Set<Integer> restarted,
      List<RunStatement> statements,
      List<RunWait> waits,
      List<NewEvent> events,
      Optional<RunDelay> hold) {}

  synchronized Changes take() {
    notes.news().ifPresent(this::tellOf);
    statements.addAll(notes.take());
    var changes =
        new Changes(
            changed.values().stream().map(step -> step.at(notes.underWay(step))).toList(),
            Set.copyOf(restarted),
            List.copyOf(statements),
            List.copyOf(waits.values()),
            List.copyOf(events),
            hold);
    changed.clear();
    restarted.clear();
    statements.clear();
    waits.clear();
    events.clear();
    hold = Optional.empty();
    return changes;
  }

  /// Takes back what could not be written down; what has changed since is newer.
  synchronized void giveBack(Changes changes) {
    changes.steps().forEach(step -> changed.putIfAbsent(step.number(), step));
    changes.statements().stream()
        .filter(statement -> !restarted.contains(statement.step()))
        .forEach(statements::add);
    restarted.addAll(changes.restarted());
    changes.waits().forEach(each -> waits.putIfAbsent(each.number(), each));
    events.addAll(0, changes.events());
    hold = hold.or(changes::hold);
  }

  @Override
  public synchronized void waiting(List<FenceHolder> holders) {
    holdUp(RunDelay.waitingFor(holders.stream().map(FenceHolder::inWords).toList()));
  }

  @Override
  public synchronized void orphaned(List<Orphan> orphans) {
    holdUp(new RunDelay(RunState.ORPHANED, orphans.stream().map(Orphan::inWords).toList()));
  }

  @Override
  public synchronized void disconnected(String message) {
    holdUp(RunDelay.waitingFor(List.of("the target cannot be reached: " + message)));
  }

  private void holdUp(RunDelay by) {
    hold = Optional.of(by);
    isHeld = true;
  }

  @Override
  public synchronized void blocked(List<Blocker> blockers) {
    if (blockers.isEmpty()) {
      endWait();
      return;
    }
    var now = wait.orElseGet(this::newWait).with(blockers);
    note(now);
    wait = Optional.of(now);
    holdUp(RunDelay.waitingFor(blockers.stream().map(Blocker::inWords).toList()));
    var sessions = blockers.stream().map(RunWait.Session::of).toList();
    events.add(event("lock-waiting", Map.of("migration", migration, "blockers", sessions)));
  }

  private RunWait newWait() {
    return new RunWait(run.attempt(), ++waited, migration, clock.instant(), null, List.of());
  }

  private void endWait() {
    if (wait.isPresent()) {
      note(wait.get().endedAt(clock.instant()));
      wait = Optional.empty();
      goOn();
    }
  }

  private void note(RunWait changed) {
    waits.put(changed.number(), changed);
  }

  private void goOn() {
    if (isHeld) {
      hold = Optional.of(RunDelay.NONE);
      isHeld = false;
    }
  }

  @Override
  public synchronized void evicted(Blocker blocker) {
    events.add(event("blocker-ended", Map.of("blocker", RunWait.Session.of(blocker))));
  }

  @Override
  public synchronized void stepRetried(Step step, int tries, StatementFailure failure) {
    notes.undone();
    events.add(
        event(
            "step-retried",
            Map.of("migration", step.name(), "tries", tries, "message", failure.message())));
  }

  // An instance that died may not have written down all that it did.
  @Override
  public synchronized void alreadyApplied(Step step) {
    change(step, before -> before.state() == RunStep.State.APPLIED ? before : applied(before));
  }

  @Override
  public synchronized void stepStarted(Step step) {
    migration = step.name();
    if (wait.isEmpty()) {
      goOn();
    }
    change(step, before -> with(before, RunStep.State.RUNNING, 0, 0))
        .ifPresent(of -> beginNotes(of, step));
    tell("step-started", step);
  }

  // What no transaction protects was not undone when its session broke: it goes on.
  private void beginNotes(RunStep of, Step step) {
    var again = !begun.add(of.number());
    var goesOn =
        switch (step.mode()) {
          case STATEMENT_BY_STATEMENT, BATCH -> again;
          case SINGLE_TRANSACTION, TRANSACTION_WHERE_POSSIBLE -> false;
        };
    if (goesOn) {
      notes.undone();
      return;
    }
    notes.begun(of.number());
    statements.removeIf(statement -> statement.step() == of.number());
    if (again) {
      restarted.add(of.number());
    }
  }

  @Override
  public synchronized void statementStarted(Step step, Statement statement) {
    change(step, before -> before).ifPresent(of -> notes.sent(of, step, statement));
  }

  @Override
  public synchronized void scriptStarted(Step step) {
    change(step, before -> before).ifPresent(of -> notes.sent(of, step, null));
  }

  @Override
  public synchronized void progressed(CommandProgress progress) {
    notes.progressed(progress);
    Optional.ofNullable(steps.get(migration))
        .filter(step -> step.state() == RunStep.State.RUNNING)
        .ifPresent(step -> changed.put(step.number(), step));
  }

  private void tellOf(StatementUnderWay statement) {
    events.add(event("statement-progress", Map.of("migration", migration, "statement", statement)));
  }

  @Override
  public synchronized void statementFinished(
      Step step, Statement statement, StatementResult result) {
    finished(step, 1, result);
  }

  @Override
  public synchronized void scriptFinished(Step step, StatementResult result) {
    finished(step, step.script().statements().size(), result);
  }

  private void finished(Step step, int number, StatementResult result) {
    change(
        step,
        before ->
            with(
                before,
                RunStep.State.RUNNING,
                before.done() + number,
                before.rowsChanged() + Math.max(0, result.rows())));
    if (notes.succeeded(result)) {
      events.add(
          event(
              "statement-finished",
              Map.of(
                  "migration",
                  step.name(),
                  "millis",
                  result.duration().toMillis(),
                  "rowsChanged",
                  Math.max(0, result.rows()))));
    }
    if (!result.notices().isEmpty()) {
      events.add(event("notices", Map.of("migration", step.name(), "messages", result.notices())));
    }
  }

  @Override
  public synchronized void stepFinished(Step step) {
    notes.stepEnded(RunStatement.Outcome.SUCCEEDED);
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

  @Override
  public synchronized void leftoverDropped(Step step, String leftover) {
    events.add(event("leftover-dropped", Map.of("migration", step.name(), "leftover", leftover)));
  }

  /// Brings the steps in line with how the attempt ended: one that broke off without an answer is
  /// not being applied any more.
  synchronized void ended(RunEnd end) {
    endWait();
    notes.stepEnded(
        end.failure().filter(RunProgress::leavesUnanswered).isPresent()
            ? RunStatement.Outcome.NO_ANSWER
            : RunStatement.Outcome.FAILED);
    end.failedStep().ifPresent(this::stepFailed);
    if (!end.checks().isEmpty()) {
      events.add(event("run-verified", Map.of("checks", end.checks())));
    }
    for (var step : List.copyOf(steps.values())) {
      if (step.state() == RunStep.State.RUNNING) {
        var after = with(step, RunStep.State.PENDING, 0, 0);
        steps.put(after.migration(), after);
        changed.put(after.number(), after);
      }
    }
  }

  private static boolean leavesUnanswered(RunFailure failure) {
    return failure.code() == RunFailure.Code.CONNECTION_LOST
        || failure.code() == RunFailure.Code.IN_DOUBT;
  }

  private void stepFailed(Step step) {
    change(step, before -> with(before, RunStep.State.FAILED, before.done(), before.rowsChanged()));
    tell("step-failed", step);
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

  private Optional<RunStep> change(Step step, UnaryOperator<RunStep> change) {
    var after =
        Optional.ofNullable(
            steps.computeIfPresent(step.name(), (_, before) -> change.apply(before)));
    after.ifPresent(one -> changed.put(one.number(), one));
    return after;
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
        finished,
        null);
  }
}
