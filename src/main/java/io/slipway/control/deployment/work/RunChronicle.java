package io.slipway.control.deployment.work;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.DeploymentEvents;
import io.slipway.control.deployment.state.DeploymentEvents.NewEvent;
import io.slipway.control.deployment.state.Run;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells transitions of runs and deployments to those who watch and to the audit trail, in the
/// caller's transaction.
@Component
public class RunChronicle {

  /// What the audit trail calls Slipway itself.
  public static final String SYSTEM = "system";

  private final DeploymentEvents events;
  private final AuditTrail audit;
  private final Clock clock;

  RunChronicle(DeploymentEvents events, AuditTrail audit, Clock clock) {
    this.events = events;
    this.audit = audit;
    this.clock = clock;
  }

  /// One transition.
  ///
  /// @param what as watchers are told it, such as `run-started`
  /// @param action as the audit trail has it, such as `run.started`
  public record Entry(
      Deployment deployment,
      Optional<Run> run,
      String what,
      String action,
      String actor,
      Map<String, ?> detail) {

    public static Entry of(Deployment deployment, Run run, String what, Map<String, ?> detail) {
      var all = new HashMap<String, Object>(detail);
      all.put("run", run.id().toString());
      all.put("target", run.target().value());
      all.put("attempt", run.attempt());
      return new Entry(deployment, Optional.of(run), what, actionOf(what), SYSTEM, all);
    }

    public static Entry of(Deployment deployment, String what, Map<String, ?> detail) {
      return new Entry(deployment, Optional.empty(), what, actionOf(what), SYSTEM, detail);
    }

    private static String actionOf(String what) {
      return what.replaceFirst("-", ".");
    }

    /// The same as what somebody did.
    public Entry by(String somebody, String asked) {
      return new Entry(deployment, run, what, asked, somebody, detail);
    }

    private AuditEvent audited() {
      var kind = run.isPresent() ? "run" : "deployment";
      var id = run.map(one -> one.id().toString()).orElse(deployment.id().toString());
      return AuditEvent.of(actor, action, kind, id)
          .in(deployment.environment().value(), deployment.project().value())
          .with(detail);
    }
  }

  /// Tells of transitions in their order. It holds the chain of the audit trail from then on, so
  /// it is the last thing that a transaction does.
  public void tell(Collection<Entry> entries) {
    var now = clock.instant();
    var byDeployment = new LinkedHashMap<Deployment, List<NewEvent>>();
    for (var entry : entries) {
      byDeployment
          .computeIfAbsent(entry.deployment(), _ -> new ArrayList<>())
          .add(new NewEvent(entry.what(), now, Map.copyOf(entry.detail())));
    }
    byDeployment.forEach((deployment, news) -> events.add(deployment.id(), news));
    audit.record(entries.stream().map(Entry::audited).toList());
  }
}
