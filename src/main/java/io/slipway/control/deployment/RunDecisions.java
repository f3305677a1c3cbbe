package io.slipway.control.deployment;

import io.slipway.control.deployment.RunRequeue.Decision;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunState;
import io.slipway.control.deployment.state.RunStep;
import io.slipway.control.deployment.state.RunSteps;
import io.slipway.control.deployment.work.RunJournals;
import io.slipway.engine.execute.Settlement;
import io.slipway.engine.execute.Settlement.As;
import io.slipway.http.Refusal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people decide about a run that stopped.
@Service
class RunDecisions {

  private static final Set<RunState> STOPPED = EnumSet.of(RunState.FAILED, RunState.CANCELLED);
  private static final Set<RunState> IN_DOUBT = EnumSet.of(RunState.NEEDS_DECISION);

  private final RunSteps steps;
  private final RunJournals journals;
  private final RunRequeue requeue;
  private final Cancellations cancellations;

  RunDecisions(
      RunSteps steps, RunJournals journals, RunRequeue requeue, Cancellations cancellations) {
    this.cancellations = cancellations;
    this.steps = steps;
    this.journals = journals;
    this.requeue = requeue;
  }

  /// Starts another attempt of a stopped run; what the target's ledger holds is not done again.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when the target has another active run
  @Transactional
  public Optional<Refusal> retry(Run run, String actor) {
    return requeue.again(run, STOPPED, new Decision(actor, "run.retry", Map.of()));
  }

  /// Calls a run off that waits or is at work.
  @Transactional
  public Optional<Refusal> cancel(Run run, String actor) {
    return cancellations.cancel(run, actor);
  }

  /// Takes somebody's word on what became of what a run stopped at, and acts on it.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when the target has another active run
  @Transactional
  public Optional<Refusal> resolve(Run run, RunResolution resolution, String actor) {
    return run.state() == RunState.NEEDS_DECISION
        ? resolveStatement(run, resolution, actor)
        : resolveMigration(run, resolution, actor);
  }

  private Optional<Refusal> resolveStatement(Run run, RunResolution resolution, String actor) {
    var migration = journals.inDoubt(run.id());
    if (migration.isEmpty()) {
      return Optional.of(RunRequeue.refusal(run));
    }
    // First, since a run that somebody else has resolved is at work with the journal.
    var refusal = requeue.again(run, IN_DOUBT, decision(actor, migration.get(), resolution));
    if (refusal.isEmpty()) {
      switch (resolution.decision()) {
        case APPLIED -> journals.resolve(run.id(), true);
        case RETRY -> journals.resolve(run.id(), false);
        case ROLLED_BACK -> journals.settle(run.id(), settled(migration.get(), As.ROLLED_BACK));
      }
    }
    return refusal;
  }

  private Optional<Refusal> resolveMigration(Run run, RunResolution resolution, String actor) {
    var failed =
        steps.of(run.id()).stream()
            .filter(step -> step.state() == RunStep.State.FAILED)
            .map(RunStep::migration)
            .findFirst();
    if (failed.isEmpty()) {
      return Optional.of(RunRequeue.refusal(run));
    }
    var refusal = requeue.again(run, STOPPED, decision(actor, failed.get(), resolution));
    if (refusal.isEmpty()) {
      journals.settle(
          run.id(),
          switch (resolution.decision()) {
            case APPLIED -> settled(failed.get(), As.APPLIED);
            case ROLLED_BACK -> settled(failed.get(), As.ROLLED_BACK);
            case RETRY -> Optional.empty();
          });
    }
    return refusal;
  }

  private static Optional<Settlement> settled(String migration, As as) {
    return Optional.of(new Settlement(migration, as));
  }

  private static Decision decision(String actor, String migration, RunResolution resolution) {
    return new Decision(
        actor,
        "run.resolve",
        Map.of(
            "migration", migration,
            "decision", resolution.decision().wireName(),
            "reason", resolution.reason()));
  }
}
