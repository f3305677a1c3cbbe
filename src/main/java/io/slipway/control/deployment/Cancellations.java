package io.slipway.control.deployment;

import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.DeploymentBoard;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunState;
import io.slipway.control.deployment.state.RunTurns;
import io.slipway.control.deployment.work.RunChronicle;
import io.slipway.control.deployment.work.RunChronicle.Entry;
import io.slipway.control.deployment.work.Succession;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Calls deployments and runs off: what no instance works on ends at once, and what one works on as
/// soon as that instance has stopped it.
@Service
class Cancellations {

  private final DeploymentBoard board;
  private final RunTurns turns;
  private final Succession succession;
  private final RunChronicle chronicle;
  private final Clock clock;

  Cancellations(
      DeploymentBoard board,
      RunTurns turns,
      Succession succession,
      RunChronicle chronicle,
      Clock clock) {
    this.board = board;
    this.turns = turns;
    this.succession = succession;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /// Calls a whole deployment off; once more changes nothing.
  @Transactional
  public Optional<Refusal> cancel(DeploymentId id, String actor) {
    var progress = board.lock(id).orElseThrow();
    var ended = turns.cancel(id, why(actor), clock.instant());
    var called = turns.call(id);
    if (ended.isEmpty() && called.isEmpty()) {
      return progress.has(RunState.CANCELLED, RunState.CANCELLING)
          ? Optional.empty()
          : Optional.of(nothingToCancel(progress.has(RunState.NEEDS_DECISION)));
    }
    turns.pause(id, Optional.empty());
    var deployment = progress.deployment();
    var entries = new ArrayList<Entry>();
    entries.add(
        Entry.of(deployment, "deployment-cancelled", Map.of("by", actor))
            .by(actor, "deployment.cancel"));
    entries.addAll(transitions(deployment, ended, called));
    entries.addAll(succession.followedBy(deployment, ended));
    chronicle.tell(entries);
    return Optional.empty();
  }

  private static Refusal nothingToCancel(boolean isUndecided) {
    return new Refusal(
        ProblemCode.DEPLOYMENT_STATE,
        isUndecided
            ? "All that is left of the deployment needs a decision: resolve its runs."
            : "The deployment is over: there is nothing to cancel.");
  }

  /// Calls one run off; once more changes nothing.
  @Transactional
  public Optional<Refusal> cancel(Run run, String actor) {
    var deployment = board.lockOf(run.id());
    var ended = turns.cancel(run.id(), why(actor), clock.instant());
    var called = turns.call(run.id());
    if (ended.isEmpty() && called.isEmpty()) {
      return switch (run.state()) {
        case CANCELLING, CANCELLED -> Optional.empty();
        case QUEUED, WAITING, ORPHANED, RUNNING, SUCCEEDED, FAILED, NEEDS_DECISION ->
            Optional.of(
                new Refusal(
                    ProblemCode.RUN_STATE,
                    "Only a run that waits or is at work can be cancelled; this one is %s."
                        .formatted(run.state())));
      };
    }
    var entries = new ArrayList<Entry>();
    transitions(deployment, ended, called).stream()
        .map(entry -> entry.by(actor, "run.cancel"))
        .forEach(entries::add);
    entries.addAll(succession.followedBy(deployment, ended));
    chronicle.tell(entries);
    return Optional.empty();
  }

  private static List<Entry> transitions(Deployment deployment, List<Run> ended, List<Run> called) {
    var entries = new ArrayList<Entry>();
    called.forEach(run -> entries.add(Entry.of(deployment, run, "run-cancelling", Map.of())));
    entries.addAll(Succession.cancelled(deployment, ended));
    return entries;
  }

  private static RunFailure why(String actor) {
    return RunFailure.of(Code.CANCELLED, "Called off by %s before it began.".formatted(actor));
  }
}
