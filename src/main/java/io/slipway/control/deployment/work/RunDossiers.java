package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.deployment.state.Deployments;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunId;
import io.slipway.control.deployment.state.RunSteps;
import io.slipway.control.planning.Plans;
import io.slipway.control.project.Projects;
import io.slipway.control.project.Targets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Gathers what carrying a run out takes.
@Component
public class RunDossiers {

  private final Deployments deployments;
  private final Plans plans;
  private final Projects projects;
  private final Targets targets;
  private final RunSteps steps;

  RunDossiers(
      Deployments deployments, Plans plans, Projects projects, Targets targets, RunSteps steps) {
    this.deployments = deployments;
    this.plans = plans;
    this.projects = projects;
    this.targets = targets;
    this.steps = steps;
  }

  /// The deployment of a run, held until the transaction's end.
  Deployment lockOf(RunId run) {
    return deployments.lockOf(run).orElseThrow();
  }

  Deployment lock(DeploymentId id) {
    return deployments.lock(id).orElseThrow();
  }

  /// Empty when the target or its project is gone.
  Optional<RunClaim> open(Deployment deployment, Run run) {
    var plan = plans.find(deployment.plan()).orElseThrow();
    return projects
        .find(plan.project())
        .flatMap(
            project ->
                targets
                    .find(run.target())
                    .map(
                        target ->
                            new RunClaim(
                                run,
                                deployment.digest(),
                                plan,
                                project,
                                target,
                                steps.of(run.id()))));
  }
}
