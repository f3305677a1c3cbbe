package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunState;
import io.slipway.engine.execute.FenceHolder;
import io.slipway.engine.execute.Orphan;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How an attempt ended, in the control plane's words.
///
/// @param failedStep the step it stopped at
/// @param checks what was seen of the target behind the last step: each check's outcome
public record RunEnd(
    RunState state,
    Optional<RunFailure> failure,
    Optional<Step> failedStep,
    Map<String, String> checks) {

  static RunEnd failed(RunFailure failure) {
    return new RunEnd(RunState.FAILED, Optional.of(failure), Optional.empty(), Map.of());
  }

  static RunEnd of(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Succeeded _ ->
          new RunEnd(RunState.SUCCEEDED, Optional.empty(), Optional.empty(), Map.of());
      case RunOutcome.Failed failed ->
          stopped(RunState.FAILED, RunFailure.of(failed), failed.step());
      case RunOutcome.Blocked blocked ->
          stopped(RunState.FAILED, RunFailure.of(blocked), blocked.failed().step());
      case RunOutcome.Fenced(var holders) -> fenced(holders);
      case RunOutcome.Orphaned(var orphans) -> orphaned(orphans);
      case RunOutcome.Cancelled cancelled -> cancelled(cancelled);
      case RunOutcome.RolledBack(var step) -> rolledBack(step);
      case RunOutcome.LedgerMoved(var reason) ->
          failed(RunFailure.of(Code.PLAN_STALE, reason + " Make a new plan."));
      case RunOutcome.Refused _ ->
          throw new IllegalArgumentException("whoever refused has to say why");
      case RunOutcome.ConnectionLost(var message) -> lost(message);
      case RunOutcome.InDoubt(var step, var statement) -> inDoubt(step, statement);
    };
  }

  /// Called off before anything was done.
  static RunEnd cancelled() {
    return cancelled(new RunOutcome.Cancelled(Optional.empty(), List.of()));
  }

  /// The same with what more was looked at.
  RunEnd with(Map<String, String> more) {
    var all = new HashMap<>(checks);
    all.putAll(more);
    return new RunEnd(state, failure, failedStep, Map.copyOf(all));
  }

  private static RunEnd stopped(RunState state, RunFailure failure, Optional<Step> step) {
    return new RunEnd(state, Optional.of(failure), step, Map.of());
  }

  private static RunEnd fenced(List<FenceHolder> holders) {
    var whom = holders.stream().map(FenceHolder::inWords).collect(Collectors.joining("; "));
    return failed(
        RunFailure.of(
            Code.TARGET_FENCED,
            "Others are migrating the target: %s. Retry the run when they are done."
                .formatted(whom)));
  }

  private static RunEnd orphaned(List<Orphan> orphans) {
    var whom = orphans.stream().map(Orphan::inWords).collect(Collectors.joining("; "));
    return failed(
        RunFailure.of(
            Code.ORPHANED_SESSIONS,
            whom
                + ". The target's role may not end it, or it does not heed that. Retry the run when"
                + " it is gone."));
  }

  private static RunEnd rolledBack(Step step) {
    var message = step.name() + " was undone by hand, and stands so in the target's ledger.";
    return stopped(RunState.CANCELLED, RunFailure.of(Code.CANCELLED, message), Optional.empty());
  }

  private static RunEnd lost(String message) {
    return failed(
        RunFailure.of(
            Code.CONNECTION_LOST,
            "No session with the target: %s. Its ledger says what is applied; a retry goes on from"
                    .formatted(message)
                + " there."));
  }

  private static RunEnd cancelled(RunOutcome.Cancelled cancelled) {
    var message =
        cancelled
            .step()
            .map(
                step ->
                    "Cancelled within "
                        + step.name()
                        + ", of which a part has taken effect; the target's ledger says that it"
                        + " failed. A retry goes on from there.")
            .orElse("Cancelled. What is not applied left nothing on the target.");
    var failure =
        new RunFailure(
            Code.CANCELLED,
            message,
            cancelled.step().map(step -> step.script().path()).orElse(null),
            null,
            null,
            null,
            cancelled.step().isEmpty(),
            cancelled.leftovers());
    return stopped(RunState.CANCELLED, failure, cancelled.step());
  }

  /// The end of an attempt behind whose last step was looked.
  static RunEnd verified(Optional<RunFailure> failure, Map<String, String> checks) {
    return new RunEnd(
        failure.isPresent() ? RunState.FAILED : RunState.SUCCEEDED,
        failure,
        Optional.empty(),
        checks);
  }

  private static RunEnd inDoubt(Step step, int statement) {
    var message =
        ("Statement %d of %s was sent outside any transaction and its answer never came."
                + " Look on the target whether it took effect, then resolve the run.")
            .formatted(statement, step.name());
    var failure =
        new RunFailure(
            Code.IN_DOUBT, message, step.script().path(), null, statement, null, false, List.of());
    return new RunEnd(RunState.NEEDS_DECISION, Optional.of(failure), Optional.of(step), Map.of());
  }
}
