package io.slipway.control.deployment;

import io.slipway.control.deployment.Deploying.Asked;
import io.slipway.control.deployment.Deploying.Begun;
import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.Deployments;
import io.slipway.control.planning.Plan;
import io.slipway.http.Blocker;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Answers whoever asks for a deployment: with a new one, with the one that the same request got
/// before, or with what is in the way.
@Service
class DeploymentDesk {

  private static final Logger LOG = LoggerFactory.getLogger(DeploymentDesk.class);

  // Others may take a target between the look at it and the wait for it.
  private static final int TRIES = 5;

  private final Deployments deployments;
  private final Deploying deploying;
  private final IdempotencyKeys keys;
  private final Entrance entrance;
  private final BusyTargets busy;

  DeploymentDesk(
      Deployments deployments,
      Deploying deploying,
      IdempotencyKeys keys,
      Entrance entrance,
      BusyTargets busy) {
    this.deployments = deployments;
    this.deploying = deploying;
    this.keys = keys;
    this.entrance = entrance;
    this.busy = busy;
  }

  /// What came of it.
  sealed interface Answered {

    /// @param replayed whether an earlier request with the same key made it
    record Accepted(Deployment deployment, boolean replayed) implements Answered {}

    record Refused(Refusal refusal) implements Answered {}
  }

  Answered ask(Plan plan, Asked asked) {
    return replay(asked)
        .or(() -> entrance.obstacle(plan, asked.start()).map(Answered.Refused::new))
        .orElseGet(() -> begin(plan, asked));
  }

  private Answered begin(Plan plan, Asked asked) {
    for (var tries = asked.waits() ? TRIES : 1; tries > 0; tries--) {
      try {
        return switch (deploying.begin(plan, asked)) {
          case Begun.Accepted(var deployment) -> new Answered.Accepted(deployment, false);
          case Begun.KeyTaken _ -> replay(asked).orElseThrow();
          case Begun.Blocked(var blockers) -> new Answered.Refused(blocked(blockers));
        };
      } catch (DuplicateKeyException e) {
        LOG.debug("a target of plan {} is taken", plan.id(), e);
      }
    }
    return new Answered.Refused(busy.refusal(plan.targets()));
  }

  private Optional<Answered> replay(Asked asked) {
    return asked
        .key()
        .flatMap(key -> keys.find(asked.actor(), key))
        .map(
            answer ->
                answer.requestHash().equals(asked.fingerprint())
                    ? new Answered.Accepted(
                        deployments.find(answer.deployment()).orElseThrow(), true)
                    : new Answered.Refused(otherBody()));
  }

  private static Refusal otherBody() {
    return new Refusal(
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        "This Idempotency-Key came with another body before. Use a new key for a new request.");
  }

  private static Refusal blocked(List<Blocker> blockers) {
    return new Refusal(
        ProblemCode.DEPLOYMENT_BLOCKED,
        blockers.size() == 1
            ? blockers.getFirst().message()
            : blockers.size() + " things keep the plan from running; `blockers` names them.",
        List.of(),
        Map.of("blockers", blockers));
  }
}
