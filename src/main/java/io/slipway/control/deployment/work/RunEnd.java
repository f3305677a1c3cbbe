package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunState;
import io.slipway.engine.execute.FenceHolder;
import io.slipway.engine.execute.Orphan;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How an attempt ended, in the control plane's words.
///
/// @param failedStep the step it stopped at
public record RunEnd(RunState state, Optional<RunFailure> failure, Optional<Step> failedStep) {

  static RunEnd failed(RunFailure failure) {
    return new RunEnd(RunState.FAILED, Optional.of(failure), Optional.empty());
  }

  static RunEnd of(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Succeeded _ ->
          new RunEnd(RunState.SUCCEEDED, Optional.empty(), Optional.empty());
      case RunOutcome.Failed failed ->
          new RunEnd(RunState.FAILED, Optional.of(RunFailure.of(failed)), failed.step());
      case RunOutcome.Blocked blocked ->
          new RunEnd(
              RunState.FAILED, Optional.of(RunFailure.of(blocked)), Optional.of(blocked.step()));
      case RunOutcome.Fenced(var holders) ->
          failed(
              RunFailure.of(
                  Code.TARGET_FENCED,
                  "Others are migrating the target: "
                      + holders.stream().map(FenceHolder::inWords).collect(Collectors.joining("; "))
                      + ". Retry the run when they are done."));
      case RunOutcome.Orphaned(var orphans) ->
          failed(
              RunFailure.of(
                  Code.ORPHANED_SESSIONS,
                  orphans.stream().map(Orphan::inWords).collect(Collectors.joining("; "))
                      + ". The target's role may not end it, or it does not heed that. Retry the"
                      + " run when it is gone."));
      case RunOutcome.Cancelled cancelled -> cancelled(cancelled);
      case RunOutcome.RolledBack(var step) ->
          new RunEnd(
              RunState.CANCELLED,
              Optional.of(
                  RunFailure.of(
                      Code.CANCELLED,
                      step.name() + " was undone by hand, and stands so in the target's ledger.")),
              Optional.empty());
      case RunOutcome.LedgerMoved(var reason) ->
          failed(RunFailure.of(Code.PLAN_STALE, reason + " Make a new plan."));
      case RunOutcome.ConnectionLost(var message) ->
          failed(
              RunFailure.of(
                  Code.CONNECTION_LOST,
                  "No session with the target: "
                      + message
                      + ". Its ledger says what is applied; a retry goes on from there."));
      case RunOutcome.InDoubt(var step, var statement) -> inDoubt(step, statement);
    };
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
    return new RunEnd(RunState.CANCELLED, Optional.of(failure), cancelled.step());
  }

  private static RunEnd inDoubt(Step step, int statement) {
    var message =
        ("Statement %d of %s was sent outside any transaction and its answer never came."
                + " Look on the target whether it took effect, then resolve the run.")
            .formatted(statement, step.name());
    var failure =
        new RunFailure(
            Code.IN_DOUBT, message, step.script().path(), null, statement, null, false, List.of());
    return new RunEnd(RunState.NEEDS_DECISION, Optional.of(failure), Optional.of(step));
  }
}
