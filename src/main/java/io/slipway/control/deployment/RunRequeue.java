package io.slipway.control.deployment;

import io.slipway.control.deployment.state.DeploymentBoard;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunState;
import io.slipway.control.deployment.state.RunTurns;
import io.slipway.control.deployment.work.RunChronicle;
import io.slipway.control.deployment.work.RunChronicle.Entry;
import io.slipway.control.deployment.work.RunQueue;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Has runs attempted again that somebody has decided about, in the caller's transaction.
@Component
class RunRequeue {

  private final DeploymentBoard board;
  private final RunTurns turns;
  private final RunQueue queue;
  private final RunChronicle chronicle;

  RunRequeue(DeploymentBoard board, RunTurns turns, RunQueue queue, RunChronicle chronicle) {
    this.board = board;
    this.turns = turns;
    this.queue = queue;
    this.chronicle = chronicle;
  }

  /// What somebody decided.
  ///
  /// @param action as the audit trail has it
  record Decision(String actor, String action, Map<String, Object> detail) {}

  /// @param from the states in which the decision makes sense
  /// @throws org.springframework.dao.DuplicateKeyException when the target has another active run
  Optional<Refusal> again(Run run, Set<RunState> from, Decision decision) {
    if (!from.contains(run.state())) {
      return Optional.of(refusal(run));
    }
    var deployment = board.lockOf(run.id());
    var again = turns.again(run.id(), run.state(), deployment.pause().isPresent());
    if (again.isEmpty()) {
      return Optional.of(refusal(run));
    }
    var next = again.get();
    if (!next.isHeld()) {
      queue.add(next);
    }
    chronicle.tell(
        List.of(
            Entry.of(deployment, next, "run-" + next.state().wireName(), decision.detail())
                .by(decision.actor(), decision.action())));
    return Optional.empty();
  }

  static Refusal refusal(Run run) {
    return new Refusal(
        ProblemCode.RUN_STATE,
        "The run is %s, in which there is nothing of the kind to decide.".formatted(run.state()));
  }
}
