package io.slipway.control.gate;

import io.slipway.control.gate.judgement.PlanFacts;
import io.slipway.control.gate.judgement.PolicyJudgement;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.PlanDocument;
import io.slipway.control.project.Environment;
import io.slipway.control.project.policy.Policy;
import java.time.Instant;
import java.util.Optional;

/// What gates look at.
///
/// @param plan a READY one
/// @param environment the plan's, as it is now
/// @param notBefore when it is to begin at the earliest
public record Situation(
    Plan plan,
    PlanDocument document,
    Environment environment,
    Optional<Instant> notBefore,
    Instant now) {

  public Policy policy() {
    return environment.policy();
  }

  /// What the policy makes of the plan.
  public PolicyJudgement judgement() {
    return PolicyJudgement.of(policy(), PlanFacts.of(document));
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
