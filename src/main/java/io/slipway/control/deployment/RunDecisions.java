package io.slipway.control.deployment;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.database.BackgroundWork;
import io.slipway.control.deployment.state.Deployments;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunState;
import io.slipway.control.deployment.state.Runs;
import io.slipway.control.deployment.work.RunJournals;
import io.slipway.control.deployment.work.RunTask;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people decide about a run that stopped.
@Service
class RunDecisions {

  private final Runs runs;
  private final Deployments deployments;
  private final RunJournals journals;
  private final BackgroundWork work;
  private final AuditTrail audit;

  RunDecisions(
      Runs runs,
      Deployments deployments,
      RunJournals journals,
      BackgroundWork work,
      AuditTrail audit) {
    this.runs = runs;
    this.deployments = deployments;
    this.journals = journals;
    this.work = work;
    this.audit = audit;
  }

  /// Starts another attempt of a failed run; what the target's ledger holds is not done again.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when the target has another active run
  @Transactional
  public Optional<Refusal> retry(Run run, String actor) {
    var attempt = runs.requeue(run.id(), RunState.FAILED);
    if (attempt.isEmpty()) {
      return Optional.of(notInState(run, RunState.FAILED, "retried"));
    }
    again(run, attempt.get(), AuditEvent.of(actor, "run.retry", "run", run.id().toString()));
    return Optional.empty();
  }

  /// Says of a statement whose fate is unknown whether it took effect, and goes on from there.
  @Transactional
  public Optional<Refusal> resolve(Run run, boolean tookEffect, String actor) {
    var attempt = runs.requeue(run.id(), RunState.NEEDS_DECISION);
    if (attempt.isEmpty()) {
      return Optional.of(notInState(run, RunState.NEEDS_DECISION, "resolved"));
    }
    journals.resolve(run.id(), tookEffect);
    again(
        run,
        attempt.get(),
        AuditEvent.of(actor, "run.resolve", "run", run.id().toString())
            .with(Map.of("tookEffect", tookEffect)));
    return Optional.empty();
  }

  private void again(Run run, int attempt, AuditEvent event) {
    RunTask.queue(work, run.id(), attempt);
    var deployment = deployments.find(run.deployment()).orElseThrow();
    audit.record(event.in(deployment.environment().value(), deployment.project().value()));
  }

  private static Refusal notInState(Run run, RunState state, String verb) {
    return new Refusal(
        ProblemCode.RUN_STATE,
        "Only a run that is %s can be %s; this one is %s.".formatted(state, verb, run.state()));
  }
}
