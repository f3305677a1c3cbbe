package io.slipway.control.deployment;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.database.BackgroundWork;
import io.slipway.control.deployment.state.Deployments;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunState;
import io.slipway.control.deployment.state.Runs;
import io.slipway.control.deployment.work.RunTask;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Queues runs again that somebody has decided about, in the caller's transaction.
@Component
class RunRequeue {

  private final Runs runs;
  private final Deployments deployments;
  private final BackgroundWork work;
  private final AuditTrail audit;

  RunRequeue(Runs runs, Deployments deployments, BackgroundWork work, AuditTrail audit) {
    this.runs = runs;
    this.deployments = deployments;
    this.work = work;
    this.audit = audit;
  }

  /// @param from the states in which the decision makes sense
  /// @param event what is decided
  /// @throws org.springframework.dao.DuplicateKeyException when the target has another active run
  Optional<Refusal> again(Run run, Set<RunState> from, AuditEvent event) {
    if (!from.contains(run.state())) {
      return Optional.of(refusal(run));
    }
    var attempt = runs.requeue(run.id(), run.state());
    if (attempt.isEmpty()) {
      return Optional.of(refusal(run));
    }
    RunTask.queue(work, run.id(), attempt.get());
    var deployment = deployments.find(run.deployment()).orElseThrow();
    audit.record(event.in(deployment.environment().value(), deployment.project().value()));
    return Optional.empty();
  }

  static Refusal refusal(Run run) {
    return new Refusal(
        ProblemCode.RUN_STATE,
        "The run is %s, in which there is nothing of the kind to decide.".formatted(run.state()));
  }
}
