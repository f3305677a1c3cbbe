package io.slipway.control.deployment;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.deployment.DeploymentEvents.NewEvent;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The two transactions around a run's work: the claim before it and the settlement behind it,
/// each with its audit entry.
@Component
class RunClaims {

  // What the audit trail calls Slipway itself.
  private static final String ACTOR = "system";

  private final Runs runs;
  private final RunDossiers dossiers;
  private final DeploymentEvents events;
  private final AuditTrail audit;
  private final Clock clock;

  RunClaims(
      Runs runs, RunDossiers dossiers, DeploymentEvents events, AuditTrail audit, Clock clock) {
    this.runs = runs;
    this.dossiers = dossiers;
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /// Claims a run that waits to be started, or whose instance died; empty when it is neither, or
  /// when a gate has closed since it was asked for.
  @Transactional
  Optional<RunClaim> claim(RunId id) {
    var now = clock.instant();
    if (!runs.start(id, now)) {
      return Optional.empty();
    }
    var claim = dossiers.open(runs.find(id).orElseThrow());
    tell(claim, "run-started", Map.of("attempt", claim.run().attempt()));
    return Optional.of(claim);
  }

  /// Ends the attempt.
  @Transactional
  void settle(RunClaim claim, RunEnd end) {
    var failure = end.failure().orElse(null);
    if (runs.end(claim.run().id(), end.state(), failure, clock.instant())) {
      var detail = new HashMap<String, Object>();
      detail.put("attempt", claim.run().attempt());
      end.failure().ifPresent(why -> detail.put("code", why.code().name()));
      end.failure().ifPresent(why -> detail.put("message", why.message()));
      tell(claim, "run-" + end.state().wireName(), detail);
    }
  }

  private void tell(RunClaim claim, String what, Map<String, Object> detail) {
    var run = claim.run();
    var all = new HashMap<>(detail);
    all.put("run", run.id().toString());
    all.put("target", run.target().value());
    events.add(run.deployment(), List.of(new NewEvent(what, clock.instant(), all)));
    audit.record(
        AuditEvent.of(ACTOR, what.replaceFirst("-", "."), "run", run.id().toString())
            .in(claim.plan().environment().value(), claim.plan().project().value())
            .with(all));
  }
}
