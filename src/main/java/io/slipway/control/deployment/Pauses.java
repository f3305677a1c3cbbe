package io.slipway.control.deployment;

import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.Deployment.Pause;
import io.slipway.control.deployment.state.DeploymentBoard;
import io.slipway.control.deployment.state.DeploymentId;
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

/// Pauses deployments: no further run begins, and those at work go on to their ends.
@Service
class Pauses {

  private final DeploymentBoard board;
  private final RunTurns turns;
  private final Succession succession;
  private final RunChronicle chronicle;
  private final Clock clock;

  Pauses(
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

  /// Pauses a deployment; once more changes nothing.
  @Transactional
  public Optional<Refusal> pause(DeploymentId id, String actor) {
    var progress = board.lock(id).orElseThrow();
    var deployment = progress.deployment();
    if (deployment.pause().isPresent()) {
      return Optional.empty();
    }
    if (progress.isOver()) {
      return Optional.of(
          new Refusal(
              ProblemCode.DEPLOYMENT_STATE,
              "The deployment is over (%s): there is nothing to pause."
                  .formatted(progress.state())));
    }
    turns.pause(id, Optional.of(new Pause(clock.instant(), actor)));
    var entries = new ArrayList<Entry>();
    entries.add(asked(deployment, "deployment-paused", actor, "deployment.pause"));
    turns.park(id).forEach(run -> entries.add(Entry.of(deployment, run, "run-waiting", Map.of())));
    chronicle.tell(entries);
    return Optional.empty();
  }

  /// Lets runs begin again; nothing to do when it is not paused.
  @Transactional
  public void resume(DeploymentId id, String actor) {
    if (board.lock(id).orElseThrow().deployment().pause().isEmpty()) {
      return;
    }
    turns.pause(id, Optional.empty());
    var resumed = board.lock(id).orElseThrow().deployment();
    var entries = new ArrayList<Entry>();
    entries.add(asked(resumed, "deployment-resumed", actor, "deployment.resume"));
    entries.addAll(succession.resume(resumed));
    chronicle.tell(List.copyOf(entries));
  }

  private static Entry asked(Deployment deployment, String what, String actor, String action) {
    return Entry.of(deployment, what, Map.of("by", actor)).by(actor, action);
  }
}
