package io.slipway.control.deployment.work;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.deployment.state.DeploymentEvents;
import io.slipway.control.deployment.state.DeploymentEvents.NewEvent;
import io.slipway.control.deployment.state.Deployments;
import io.slipway.control.deployment.state.Run;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Tells a run's transition to those who watch and to the audit trail, in the caller's transaction.
@Component
public class RunChronicle {

  // What the audit trail calls Slipway itself.
  private static final String ACTOR = "system";

  private final Deployments deployments;
  private final DeploymentEvents events;
  private final AuditTrail audit;
  private final Clock clock;

  RunChronicle(Deployments deployments, DeploymentEvents events, AuditTrail audit, Clock clock) {
    this.deployments = deployments;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param what such as `run-started`, which the audit trail spells `run.started`
  void tell(Run run, String what, Map<String, Object> detail) {
    var all = new HashMap<>(detail);
    all.put("run", run.id().toString());
    all.put("target", run.target().value());
    all.put("attempt", run.attempt());
    events.add(run.deployment(), List.of(new NewEvent(what, clock.instant(), all)));
    var deployment = deployments.find(run.deployment()).orElseThrow();
    audit.record(
        AuditEvent.of(ACTOR, what.replaceFirst("-", "."), "run", run.id().toString())
            .in(deployment.environment().value(), deployment.project().value())
            .with(all));
  }
}
