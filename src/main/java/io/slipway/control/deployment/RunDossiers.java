package io.slipway.control.deployment;

import io.slipway.control.planning.Plan;
import io.slipway.control.planning.PlannedTarget;
import io.slipway.control.planning.Plans;
import io.slipway.control.project.Projects;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.Targets;
import org.springframework.stereotype.Component;

/// Gathers what carrying a run out takes.
@Component
class RunDossiers {

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

  RunClaim open(Run run) {
    var deployment = deployments.find(run.deployment()).orElseThrow();
    var plan = plans.find(deployment.plan()).orElseThrow();
    return new RunClaim(
        run,
        plan,
        plannedFor(plan, run.target()),
        projects.find(plan.project()).orElseThrow(),
        targets.find(run.target()).orElseThrow(),
        steps.of(run.id()));
  }

  private static PlannedTarget plannedFor(Plan plan, TargetId target) {
    return plan.ready().orElseThrow().document().targets().stream()
        .filter(planned -> planned.target().equals(target.value()))
        .findFirst()
        .orElseThrow();
  }
}
