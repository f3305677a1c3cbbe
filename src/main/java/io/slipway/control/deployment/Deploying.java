package io.slipway.control.deployment;

import io.slipway.control.deployment.IdempotencyKeys.Answer;
import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.deployment.state.Deployments;
import io.slipway.control.deployment.state.RunHold;
import io.slipway.control.planning.Plan;
import io.slipway.control.project.TargetId;
import io.slipway.http.Blocker;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down a deployment that every gate lets through, and lets its first runs begin.
@Service
class Deploying {

  private final NewRuns runs;
  private final Deployments deployments;
  private final IdempotencyKeys keys;
  private final Entrance entrance;
  private final Clock clock;

  Deploying(
      NewRuns runs, Deployments deployments, IdempotencyKeys keys, Entrance entrance, Clock clock) {
    this.runs = runs;
    this.deployments = deployments;
    this.keys = keys;
    this.entrance = entrance;
    this.clock = clock;
  }

  /// Who asks, under which key, for what.
  ///
  /// @param digest of the plan as they know it
  /// @param waits whether runs are to wait for targets that others have
  record Asked(
      String actor,
      Optional<String> key,
      String fingerprint,
      String digest,
      boolean waits,
      Start start) {}

  /// What came of it.
  sealed interface Begun {

    record Accepted(Deployment deployment) implements Begun {}

    /// The key was used before, and the answer of then counts.
    record KeyTaken() implements Begun {}

    record Blocked(List<Blocker> blockers) implements Begun {}
  }

  /// Begins a deployment.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when a target has an active run, and the
  ///     request does not wait or another was quicker
  @Transactional
  Begun begin(Plan plan, Asked asked) {
    var blockers = entrance.blockers(plan, asked.digest(), asked.start());
    if (!Entrance.admits(blockers, asked.start())) {
      return new Begun.Blocked(blockers);
    }
    var deployment = deployment(plan, asked);
    var answer = new Answer(asked.fingerprint(), deployment.id());
    if (asked.key().isPresent()
        && !keys.take(asked.actor(), asked.key().get(), answer, deployment.createdAt())) {
      return new Begun.KeyTaken();
    }
    var isLater = !blockers.isEmpty();
    var taken = asked.waits() && !isLater ? runs.taken(plan.targets()) : List.<TargetId>of();
    deployments.add(deployment);
    runs.add(deployment, plan, hold(isLater, taken));
    entrance.entered(deployment, plan, asked.start(), blockers, facts(deployment, plan, taken));
    return new Begun.Accepted(deployment);
  }

  private static Function<TargetId, RunHold> hold(boolean isLater, List<TargetId> taken) {
    if (isLater) {
      return _ -> new RunHold.Gate();
    }
    return target ->
        taken.contains(target) ? new RunHold.Target(Optional.empty()) : new RunHold.Turn();
  }

  private static Map<String, Object> facts(Deployment deployment, Plan plan, List<TargetId> taken) {
    var detail = new HashMap<String, Object>();
    detail.put("plan", plan.id().toString());
    detail.put("digest", deployment.digest());
    detail.put("targets", plan.targets().stream().map(TargetId::value).toList());
    deployment.notBefore().ifPresent(at -> detail.put("notBefore", at.toString()));
    if (!taken.isEmpty()) {
      detail.put("waitsFor", taken.stream().map(TargetId::value).toList());
    }
    return detail;
  }

  private Deployment deployment(Plan plan, Asked asked) {
    return new Deployment(
        DeploymentId.random(),
        plan.id(),
        plan.ready().orElseThrow().digest(),
        plan.project(),
        plan.environment(),
        clock.instant(),
        asked.actor(),
        asked.start().notBefore(),
        Optional.empty());
  }
}
