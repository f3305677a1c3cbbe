package io.slipway.control.deployment;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.deployment.IdempotencyKeys.Answer;
import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.deployment.state.Deployments;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunStep;
import io.slipway.control.deployment.work.RunQueue;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.PlannedTarget;
import io.slipway.control.project.TargetId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down a deployment that every gate lets through, with its runs queued.
@Service
class Deploying {

  private final Deployments deployments;
  private final RunQueue queue;
  private final IdempotencyKeys keys;
  private final AuditTrail audit;
  private final Clock clock;

  Deploying(
      Deployments deployments,
      RunQueue queue,
      IdempotencyKeys keys,
      AuditTrail audit,
      Clock clock) {
    this.deployments = deployments;
    this.queue = queue;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /// Who asks, under which key, for what.
  record Asked(String actor, Optional<String> key, String fingerprint) {}

  /// Begins a deployment; empty when the key was used before, whose answer counts.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when a target has an active run
  @Transactional
  Optional<Deployment> begin(Plan plan, Asked asked) {
    var deployment = deployment(plan, asked.actor());
    var answer = new Answer(asked.fingerprint(), deployment.id());
    if (asked.key().isPresent()
        && !keys.take(asked.actor(), asked.key().get(), answer, deployment.createdAt())) {
      return Optional.empty();
    }
    deployments.add(deployment);
    for (var run : deployment.runs()) {
      queue.add(run, pending(plan, run.target()));
    }
    audit.record(
        AuditEvent.of(asked.actor(), "deployment.create", "deployment", deployment.id().toString())
            .in(plan.environment().value(), plan.project().value())
            .with(
                Map.of(
                    "plan", plan.id().toString(),
                    "digest", deployment.digest(),
                    "targets", plan.targets().stream().map(TargetId::value).toList())));
    return Optional.of(deployment);
  }

  private Deployment deployment(Plan plan, String actor) {
    var id = DeploymentId.random();
    return new Deployment(
        id,
        plan.id(),
        plan.ready().orElseThrow().digest(),
        plan.project(),
        plan.environment(),
        clock.instant(),
        actor,
        plan.targets().stream().map(target -> Run.queued(id, target)).toList());
  }

  private static Collection<RunStep> pending(Plan plan, TargetId target) {
    return plan.ready().orElseThrow().document().targets().stream()
        .filter(planned -> planned.target().equals(target.value()))
        .map(PlannedTarget::steps)
        .flatMap(List::stream)
        .map(step -> RunStep.pending(step.number(), step.migration(), step.statements()))
        .toList();
  }
}
