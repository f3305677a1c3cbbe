package io.slipway.control.gate;

import io.slipway.control.gate.approval.Need;
import io.slipway.control.gate.approval.Standing;
import io.slipway.control.gate.judgement.PolicyJudgement;
import io.slipway.control.planning.Plan;
import io.slipway.control.project.Environment;
import io.slipway.control.project.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What gates look at.
///
/// @param plan a READY one
/// @param environment the plan's, as it is now
/// @param standing what holds of all that was said of the plan
/// @param judgement what the environment's policy makes of the plan
/// @param staleReasons what the plan was made on and is so no more, each in a sentence
/// @param notBefore when it is to begin at the earliest
public record Situation(
    Plan plan,
    Environment environment,
    Standing standing,
    PolicyJudgement judgement,
    List<String> staleReasons,
    Optional<Instant> notBefore,
    Instant now) {

  public Situation {
    staleReasons = List.copyOf(staleReasons);
  }

  public Policy policy() {
    return environment.policy();
  }

  /// How many people have to approve the plan.
  public Need need() {
    return Need.of(judgement.approvals());
  }

  /// When the plan was complete: what it lacks, it has lacked since.
  public Instant preparedAt() {
    return plan.ready().orElseThrow().at();
  }

  /// Where more about the plan stands.
  public String planHref() {
    return "/api/v1/plans/" + plan.id();
  }

  /// Where more about what the environment asks for stands.
  public String policyHref() {
    return "/api/v1/environments/" + environment.id() + "/policy";
  }
}
