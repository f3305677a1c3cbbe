package io.slipway.control.gate;

import io.slipway.control.gate.judgement.PlanFacts;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.Plan.Progress;
import io.slipway.control.planning.PlanId;
import io.slipway.control.planning.Plans;
import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.Environments;
import io.slipway.control.project.PolicyDocuments;
import io.slipway.control.project.policy.Policy;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.Scope;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Finds policies, and tries plans and facts against them. It changes nothing.
@Component
class PolicyDesk {

  private final Environments environments;
  private final Plans plans;
  private final Clock clock;

  PolicyDesk(Environments environments, Plans plans, Clock clock) {
    this.environments = environments;
    this.plans = plans;
    this.clock = clock;
  }

  /// @throws ProblemException `not-found`
  Policy policy(String environment) {
    return EnvironmentId.read(environment)
        .flatMap(environments::find)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND, "There is no environment " + environment + "."))
        .policy();
  }

  /// @param maySee whether the caller may look into an environment
  /// @throws ProblemException when the request names nothing that can be tried
  SimulationView simulation(
      String environment, SimulationRequest request, Predicate<Scope> maySee) {
    var stored = policy(environment);
    var policy = Optional.ofNullable(request.policy()).map(PolicyDocuments::policy).orElse(stored);
    var at = Optional.ofNullable(request.at()).orElseGet(clock::instant);
    return SimulationView.of(policy, facts(request, maySee), at);
  }

  private PlanFacts facts(SimulationRequest request, Predicate<Scope> maySee) {
    if ((request.plan() == null) == (request.facts() == null)) {
      throw invalid("give either a plan or facts");
    }
    if (request.facts() != null) {
      return new PlanFacts(PolicyDocuments.facts(request.facts()));
    }
    var plan =
        Optional.ofNullable(request.plan())
            .map(PlanId::new)
            .flatMap(plans::find)
            .filter(found -> maySee.test(found.scope()))
            .orElseThrow(
                () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such plan."));
    return facts(plan);
  }

  private static PlanFacts facts(Plan plan) {
    return switch (plan.progress()) {
      case Progress.Ready(_, var document, _) -> PlanFacts.of(document);
      case Progress.Preparing _ ->
          throw invalid("is still being prepared; ask again when it is READY");
      case Progress.Failed _ -> throw invalid("could not be made, so there is nothing to try");
    };
  }

  private static ProblemException invalid(String message) {
    return Refusal.ofField(ProblemCode.INVALID_FIELD, "plan", message).asException();
  }
}
