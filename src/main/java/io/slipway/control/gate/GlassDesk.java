package io.slipway.control.gate;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.gate.BrokenGlass.Review;
import io.slipway.control.planning.Plan;
import io.slipway.control.project.Environment;
import io.slipway.control.project.Environments;
import io.slipway.control.project.policy.BreakGlass;
import io.slipway.control.project.policy.PassableGate;
import io.slipway.control.project.policy.Policy;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.Caller;
import io.slipway.http.authorization.Visible;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Breaks the glass: lets a deployment past gates, for a reason, until somebody else has looked.
@Service
public class GlassDesk {

  private final BrokenGlasses glasses;
  private final Environments environments;
  private final AuditTrail audit;
  private final Clock clock;

  GlassDesk(BrokenGlasses glasses, Environments environments, AuditTrail audit, Clock clock) {
    this.glasses = glasses;
    this.environments = environments;
    this.audit = audit;
    this.clock = clock;
  }

  /// Why somebody may not break the glass for a plan; empty when they may.
  public Optional<Refusal> obstacle(Plan plan, GlassWish wish, Caller caller) {
    var allowed = allowed(plan);
    if (caller.person().isEmpty()) {
      return refused(
          ProblemCode.PERSON_REQUIRED, "A machine cannot break the glass: somebody has to.");
    }
    var role = allowed.role();
    if (!caller.holds(role, plan.scope())) {
      return refused(
          ProblemCode.FORBIDDEN,
          "Breaking the glass needs the role %s in %s.".formatted(role, plan.scope()));
    }
    var words = allowed.past().stream().map(PassableGate::word).toList();
    return words.containsAll(wish.past())
        ? Optional.empty()
        : Optional.of(
            Refusal.ofField(
                ProblemCode.INVALID_FIELD,
                "breakGlass.past",
                words.isEmpty()
                    ? "the policy of %s lets nobody past any gate".formatted(plan.environment())
                    : "must be among " + String.join(", ", words)));
  }

  private BreakGlass allowed(Plan plan) {
    return environments
        .find(plan.environment())
        .map(Environment::policy)
        .orElse(Policy.NONE)
        .breakGlass();
  }

  private static Optional<Refusal> refused(ProblemCode code, String words) {
    return Optional.of(new Refusal(code, words));
  }

  /// The gates that a wish names.
  public static Set<PassableGate> gates(GlassWish wish) {
    return Stream.of(PassableGate.values())
        .filter(gate -> wish.past().contains(gate.word()))
        .collect(Collectors.toSet());
  }

  /// Takes down that the glass is broken, in the transaction that makes the deployment.
  @Transactional(propagation = Propagation.MANDATORY)
  public void broken(UUID deployment, Plan plan, GlassWish wish, Caller caller) {
    var glass =
        new BrokenGlass(
            deployment,
            plan.environment().value(),
            plan.project().value(),
            caller.person().orElseThrow(),
            caller.name(),
            wish.reason(),
            wish.ticket(),
            gates(wish),
            clock.instant(),
            null);
    glasses.add(glass);
    audit.record(
        event(glass, caller.name(), "deployment.break-glass")
            .with(Map.of("reason", wish.reason(), "ticket", wish.ticket(), "past", glass.past())));
  }

  /// The gates that a deployment was let past.
  public Set<PassableGate> past(UUID deployment) {
    return glasses.find(deployment).map(BrokenGlass::gates).orElse(Set.of());
  }

  /// Those that nobody has reviewed, oldest first: their environments are red.
  public List<BrokenGlass> unreviewed(Visible visible) {
    return glasses.open(visible);
  }

  /// Takes down that somebody else has looked; the environment is not red any more because of it.
  @Transactional
  public Optional<Refusal> review(BrokenGlass glass, String comment, Caller caller) {
    if (caller.person().isEmpty()) {
      return refused(ProblemCode.PERSON_REQUIRED, "A machine cannot review what people did.");
    }
    if (caller.person().get().equals(glass.person())) {
      return refused(
          ProblemCode.FOUR_EYES, "Somebody else has to review it: you broke the glass yourself.");
    }
    if (!glasses.review(glass.deployment(), new Review(caller.name(), clock.instant(), comment))) {
      return refused(ProblemCode.REVIEWED, "Somebody has reviewed it before.");
    }
    audit.record(
        event(glass, caller.name(), "deployment.review-glass").with(Map.of("comment", comment)));
    return Optional.empty();
  }

  private static AuditEvent event(BrokenGlass glass, String actor, String action) {
    return AuditEvent.of(actor, action, "deployment", glass.deployment().toString())
        .in(glass.environment(), glass.project());
  }
}
