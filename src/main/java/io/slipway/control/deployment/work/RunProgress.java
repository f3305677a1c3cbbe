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
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects what a run tells while it works; somebody else writes it down now and then.
///
/// Writing every step at once would cost a small migration more than the migration itself, and
/// nothing depends on it: the target's ledger says what is applied.
public final class RunProgress implements RunListener {

  private final Run run;
  private final Clock clock;
  private final StepNotes steps;
  private final StatementNotes notes;
  private final WaitNotes waits;
  private final List<NewEvent> events = new ArrayList<>();
  private final Set<Integer> begun = new HashSet<>();
  private final Set<Integer> restarted = new HashSet<>();
  private final List<RunStatement> statements = new ArrayList<>();
  private String migration = "";

  RunProgress(Run run, List<RunStep> steps, Clock clock) {
    this.run = run;
    this.clock = clock;
    this.steps = new StepNotes(steps, clock);
    this.notes = new StatementNotes(run.attempt(), clock);
    this.waits = new WaitNotes(run.attempt(), clock);
  }

  /// What has changed since it was taken last.
  ///
  /// @param restarted the numbers of steps that began anew, of whose statements nothing counts but
  ///     what is among these
  record Changes(
      List<RunStep> steps,
      Set<Integer> restarted,
      List<RunStatement> statements,
      List<NewEvent> events,
      WaitNotes.Changes delays) {}

  synchronized Changes take() {
    notes.news().ifPresent(this::tellOf);
    statements.addAll(notes.take());
    var changes =
        new Changes(
            steps.take(step -> step.at(notes.underWay(step))),
            Set.copyOf(restarted),
            List.copyOf(statements),
            List.copyOf(events),
            waits.take());
    restarted.clear();
    statements.clear();
    events.clear();
    return changes;
  }

  /// Takes back what could not be written down; what has changed since is newer.
  synchronized void giveBack(Changes changes) {
    steps.giveBack(changes.steps());
    changes.statements().stream()
        .filter(statement -> !restarted.contains(statement.step()))
        .forEach(statements::add);
    restarted.addAll(changes.restarted());
    events.addAll(0, changes.events());
    waits.giveBack(changes.delays());
  }

  @Override
  public synchronized void waiting(List<FenceHolder> holders) {
    waits.heldUp(RunDelay.waitingFor(holders.stream().map(FenceHolder::inWords).toList()));
  }

  @Override
  public synchronized void orphaned(List<Orphan> orphans) {
    waits.heldUp(new RunDelay(RunState.ORPHANED, orphans.stream().map(Orphan::inWords).toList()));
  }

  @Override
  public synchronized void disconnected(String message) {
    waits.heldUp(RunDelay.waitingFor(List.of("the target cannot be reached: " + message)));
  }

  @Override
  public synchronized void blocked(List<Blocker> blockers) {
    if (blockers.isEmpty()) {
      waits.unblocked();
      return;
    }
    waits.blocked(migration, blockers);
    var sessions = blockers.stream().map(RunWait.Session::of).toList();
    events.add(event("lock-waiting", Map.of("migration", migration, "blockers", sessions)));
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

  @Override
  public synchronized void alreadyApplied(Step step) {
    steps.alreadyApplied(step);
  }

  @Override
  public synchronized void stepStarted(Step step) {
    migration = step.name();
    waits.begun();
    steps.started(step).ifPresent(of -> beginNotes(of, step));
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
    steps.touched(step).ifPresent(of -> notes.sent(of, step, statement));
  }

  @Override
  public synchronized void scriptStarted(Step step) {
    steps.touched(step).ifPresent(of -> notes.sent(of, step, null));
  }

  @Override
  public synchronized void progressed(CommandProgress progress) {
    notes.progressed(progress);
    steps.touched(migration);
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
    steps.progressed(step, number, Math.max(0, result.rows()));
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
    steps.applied(step);
    tell("step-applied", step);
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
    waits.unblocked();
    notes.stepEnded(
        end.failure().filter(RunProgress::leavesUnanswered).isPresent()
            ? RunStatement.Outcome.NO_ANSWER
            : RunStatement.Outcome.FAILED);
    end.failedStep().ifPresent(this::stepFailed);
    if (!end.checks().isEmpty()) {
      events.add(event("run-verified", Map.of("checks", end.checks())));
    }
    steps.stopped();
  }

  private static boolean leavesUnanswered(RunFailure failure) {
    return failure.code() == RunFailure.Code.CONNECTION_LOST
        || failure.code() == RunFailure.Code.IN_DOUBT;
  }

  private void stepFailed(Step step) {
    steps.failed(step);
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
}
