package io.slipway.control.deployment;

import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.deployment.state.Deployments;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunHold;
import io.slipway.control.deployment.state.RunId;
import io.slipway.control.deployment.state.RunStep;
import io.slipway.control.deployment.work.RunStore;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.PlannedTarget;
import io.slipway.control.project.TargetId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Makes the runs of a deployment, in the transaction that makes the deployment.
@Component
class NewRuns {

  private final WavePlanning waves;
  private final Deployments deployments;
  private final RunStore store;

  NewRuns(WavePlanning waves, Deployments deployments, RunStore store) {
    this.waves = waves;
    this.deployments = deployments;
    this.store = store;
  }

  /// The targets, of these, that others have or wait for; until the transaction's end none of those
  /// gives one away, so that whoever queues up behind them is seen.
  List<TargetId> taken(List<TargetId> targets) {
    var held = new HashSet<DeploymentId>();
    var holders = store.on(targets);
    while (!held.containsAll(holders)) {
      deployments.lock(holders);
      held.addAll(holders);
      holders = store.on(targets);
    }
    return store.taken(targets);
  }

  /// Adds a run for each target, and lets those begin whose turn it is.
  ///
  /// @param hold why each run has to wait at first
  void add(Deployment deployment, Plan plan, Function<TargetId, RunHold> hold) {
    var assignment = waves.of(plan);
    var runs =
        plan.targets().stream()
            .map(
                target ->
                    Run.held(
                        deployment.id(),
                        target,
                        assignment.targets().getOrDefault(target, 1),
                        hold.apply(target)))
            .toList();
    store.add(deployment, assignment.waves(), runs, steps(plan, runs));
  }

  private static Map<RunId, List<RunStep>> steps(Plan plan, List<Run> runs) {
    var runOf = runs.stream().collect(Collectors.toMap(run -> run.target().value(), Run::id));
    var steps = new HashMap<RunId, List<RunStep>>();
    for (var planned : plan.ready().orElseThrow().document().targets()) {
      var run = runOf.get(planned.target());
      if (run != null) {
        steps.put(run, pending(planned));
      }
    }
    return steps;
  }

  private static List<RunStep> pending(PlannedTarget planned) {
    return planned.steps().stream()
        .map(step -> RunStep.pending(step.number(), step.migration(), step.statements()))
        .toList();
  }
}
