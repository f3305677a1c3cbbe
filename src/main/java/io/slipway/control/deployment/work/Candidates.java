package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.gate.Candidate;
import io.slipway.control.gate.GlassDesk;
import io.slipway.control.planning.Plans;
import org.springframework.stereotype.Component;

/// Deployments as the gates see them.
@Component
public class Candidates {

  private final Plans plans;
  private final GlassDesk glass;

  Candidates(Plans plans, GlassDesk glass) {
    this.plans = plans;
    this.glass = glass;
  }

  public Candidate of(Deployment deployment) {
    return new Candidate(
        plans.find(deployment.plan()).orElseThrow(),
        deployment.digest(),
        deployment.notBefore(),
        glass.past(deployment.id().value()));
  }
}
