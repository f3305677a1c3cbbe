package io.slipway.control.deployment;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.deployment.IdempotencyKeys.Answer;
import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.deployment.state.Deployments;
import io.slipway.control.planning.Plan;
import io.slipway.control.project.TargetId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down a deployment that every gate lets through, and lets its first runs begin.
@Service
class Deploying {

  private final NewRuns runs;
  private final Deployments deployments;
  private final IdempotencyKeys keys;
  private final AuditTrail audit;
  private final Clock clock;

  Deploying(
      NewRuns runs, Deployments deployments, IdempotencyKeys keys, AuditTrail audit, Clock clock) {
    this.runs = runs;
    this.deployments = deployments;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /// Who asks, under which key, for what.
  ///
  /// @param waits whether runs are to wait for targets that others have
  record Asked(String actor, Optional<String> key, String fingerprint, boolean waits) {}

  /// Begins a deployment; empty when the key was used before, whose answer counts.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when a target has an active run, and the
  ///     request does not wait or another was quicker
  @Transactional
  Optional<Deployment> begin(Plan plan, Asked asked) {
    var deployment = deployment(plan, asked.actor());
    var answer = new Answer(asked.fingerprint(), deployment.id());
    if (asked.key().isPresent()
        && !keys.take(asked.actor(), asked.key().get(), answer, deployment.createdAt())) {
      return Optional.empty();
    }
    var taken = asked.waits() ? runs.taken(plan.targets()) : List.<TargetId>of();
    deployments.add(deployment);
    runs.add(deployment, plan, taken);
    audit.record(created(deployment, plan, taken));
    return Optional.of(deployment);
  }

  private static AuditEvent created(Deployment deployment, Plan plan, List<TargetId> taken) {
    var detail = new HashMap<String, Object>();
    detail.put("plan", plan.id().toString());
    detail.put("digest", deployment.digest());
    detail.put("targets", plan.targets().stream().map(TargetId::value).toList());
    if (!taken.isEmpty()) {
      detail.put("waitsFor", taken.stream().map(TargetId::value).toList());
    }
    return AuditEvent.of(
            deployment.createdBy(), "deployment.create", "deployment", deployment.id().toString())
        .in(plan.environment().value(), plan.project().value())
        .with(detail);
  }

  private Deployment deployment(Plan plan, String actor) {
    return new Deployment(
        DeploymentId.random(),
        plan.id(),
        plan.ready().orElseThrow().digest(),
        plan.project(),
        plan.environment(),
        clock.instant(),
        actor,
        Optional.empty());
  }
}
