package io.slipway.control.deployment;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.work.Gatekeeper;
import io.slipway.control.gate.Candidate;
import io.slipway.control.gate.Gates;
import io.slipway.control.gate.GlassDesk;
import io.slipway.control.planning.Plan;
import io.slipway.http.Blocker;
import io.slipway.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Lets plans in through their gates, or past them when somebody may break the glass.
@Component
class Entrance {

  private final Gates gates;
  private final GlassDesk glass;
  private final Gatekeeper gatekeeper;
  private final AuditTrail audit;

  Entrance(Gates gates, GlassDesk glass, Gatekeeper gatekeeper, AuditTrail audit) {
    this.gates = gates;
    this.glass = glass;
    this.gatekeeper = gatekeeper;
    this.audit = audit;
  }

  /// Why somebody may not break the glass who wants to; empty when they may, or do not want to.
  Optional<Refusal> obstacle(Plan plan, Start start) {
    return start.glass().flatMap(broken -> glass.obstacle(plan, broken.wish(), broken.by()));
  }

  /// What keeps the plan from being deployed as it was asked for; until the transaction's end
  /// nobody says anything of it.
  List<Blocker> blockers(Plan plan, String digest, Start start) {
    gates.hold(plan.id());
    return gates.blockers(new Candidate(plan, digest, start.notBefore(), start.past()));
  }

  /// Whether a deployment may be accepted, to begin now or once nothing is in its way any more.
  static boolean admits(List<Blocker> blockers, Start start) {
    return blockers.isEmpty()
        || start.waits()
            && blockers.stream().allMatch(blocker -> blocker.kind() == Blocker.Kind.WAIT);
  }

  /// Takes down that a deployment was accepted.
  ///
  /// @param blockers what it has to wait for
  void entered(
      Deployment deployment,
      Plan plan,
      Start start,
      List<Blocker> blockers,
      Map<String, Object> facts) {
    if (!blockers.isEmpty()) {
      gatekeeper.lookAgain(deployment, blockers);
    }
    audit.record(
        AuditEvent.of(
                deployment.createdBy(),
                "deployment.create",
                "deployment",
                deployment.id().toString())
            .in(plan.environment().value(), plan.project().value())
            .with(facts));
    start
        .glass()
        .ifPresent(
            broken -> glass.broken(deployment.id().value(), plan, broken.wish(), broken.by()));
  }
}
