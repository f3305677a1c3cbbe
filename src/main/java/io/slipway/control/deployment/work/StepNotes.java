package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunStep;
import io.slipway.control.deployment.state.RunStep.State;
import io.slipway.engine.execute.Step;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Notes how far a run's steps are.
///
/// Not for several threads at once.
final class StepNotes {

  private final Clock clock;
  private final Map<String, RunStep> steps = new HashMap<>();
  private final Map<Integer, RunStep> changed = new LinkedHashMap<>();

  StepNotes(List<RunStep> steps, Clock clock) {
    this.clock = clock;
    steps.forEach(step -> this.steps.put(step.migration(), step));
  }

  /// The steps that changed since they were taken last.
  List<RunStep> take(UnaryOperator<RunStep> finish) {
    var taken = changed.values().stream().map(finish).toList();
    changed.clear();
    return taken;
  }

  /// What could not be written down; what has changed since is newer.
  void giveBack(List<RunStep> taken) {
    taken.forEach(step -> changed.putIfAbsent(step.number(), step));
  }

  Optional<RunStep> started(Step step) {
    return change(step, before -> with(before, State.RUNNING, 0, 0));
  }

  /// More of its statements are done.
  void progressed(Step step, int statements, long rows) {
    change(
        step,
        before ->
            with(before, State.RUNNING, before.done() + statements, before.rowsChanged() + rows));
  }

  void applied(Step step) {
    change(step, this::applied);
  }

  // An instance that died may not have written down all that it did.
  void alreadyApplied(Step step) {
    change(step, before -> before.state() == State.APPLIED ? before : applied(before));
  }

  private RunStep applied(RunStep before) {
    return with(before, State.APPLIED, before.statements(), before.rowsChanged());
  }

  void failed(Step step) {
    change(step, before -> with(before, State.FAILED, before.done(), before.rowsChanged()));
  }

  /// Something of the step that stands elsewhere has changed.
  Optional<RunStep> touched(Step step) {
    return change(step, before -> before);
  }

  /// The same of the migration under way, if one is.
  void touched(String migration) {
    Optional.ofNullable(steps.get(migration))
        .filter(step -> step.state() == State.RUNNING)
        .ifPresent(step -> changed.put(step.number(), step));
  }

  /// Nothing is being applied any more: what broke off without an answer is as if not begun.
  void stopped() {
    for (var step : List.copyOf(steps.values())) {
      if (step.state() == State.RUNNING) {
        var after = with(step, State.PENDING, 0, 0);
        steps.put(after.migration(), after);
        changed.put(after.number(), after);
      }
    }
  }

  private Optional<RunStep> change(Step step, UnaryOperator<RunStep> change) {
    var after =
        Optional.ofNullable(
            steps.computeIfPresent(step.name(), (_, before) -> change.apply(before)));
    after.ifPresent(one -> changed.put(one.number(), one));
    return after;
  }

  private RunStep with(RunStep before, State state, int done, long rows) {
    var isOver = state == State.APPLIED || state == State.FAILED;
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
