package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunId;
import io.slipway.control.deployment.state.RunStep;
import io.slipway.control.deployment.state.RunSteps;
import io.slipway.control.deployment.state.RunTurns;
import io.slipway.control.deployment.state.Runs;
import io.slipway.control.deployment.state.Wave;
import io.slipway.control.deployment.state.Waves;
import io.slipway.control.project.TargetId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Takes in the runs of new deployments, in the caller's transaction.
@Component
public class RunStore {

  private final Waves waves;
  private final Runs runs;
  private final RunSteps steps;
  private final RunTurns turns;
  private final Succession succession;

  RunStore(Waves waves, Runs runs, RunSteps steps, RunTurns turns, Succession succession) {
    this.waves = waves;
    this.runs = runs;
    this.steps = steps;
    this.turns = turns;
    this.succession = succession;
  }

  /// The deployments that have or wait for one of these targets.
  public List<DeploymentId> on(List<TargetId> targets) {
    return turns.on(targets);
  }

  /// The targets, of these, that somebody has or waits for.
  public List<TargetId> taken(List<TargetId> targets) {
    return turns.taken(targets);
  }

  /// Adds a deployment's waves and runs, and lets those begin whose turn it is; that they do is
  /// part of the deployment's own beginning, and not told.
  ///
  /// @param planned what each run is to do
  /// @throws org.springframework.dao.DuplicateKeyException when a target has an active run
  public void add(
      Deployment deployment, List<Wave> all, List<Run> added, Map<RunId, List<RunStep>> planned) {
    waves.add(deployment.id(), all);
    runs.add(added);
    steps.save(planned);
    succession.release(deployment);
  }
}
