package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunState;
import io.slipway.control.planning.BundleLibrary;
import io.slipway.control.planning.PlannedLimits;
import io.slipway.control.planning.PlannedTarget;
import io.slipway.control.project.Peers;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.InvalidBundleException;
import io.slipway.engine.conductor.Cancellation;
import io.slipway.engine.execute.Inspection;
import io.slipway.engine.execute.RunContext;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.execute.TargetRun;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.peer.Peer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Hands a claimed run to the engine: the plan's steps, made anew from the stored bundle and
/// compared with what the plan says of them.
@Component
public class RunExecution {

  private final BundleLibrary bundles;
  private final RunSurroundings surroundings;
  private final RunJournals journals;
  private final RunChecks checks;
  private final ProgressWriter progressWriter;

  RunExecution(
      BundleLibrary bundles,
      RunSurroundings surroundings,
      RunJournals journals,
      RunChecks checks,
      ProgressWriter progressWriter) {
    this.bundles = bundles;
    this.surroundings = surroundings;
    this.journals = journals;
    this.checks = checks;
    this.progressWriter = progressWriter;
  }

  Attempted execute(RunClaim claim) {
    try {
      return execute(claim, bundles.load(claim.project(), claim.plan().bundle()));
    } catch (InvalidBundleException e) {
      return scriptsChanged();
    }
  }

  private Attempted execute(RunClaim claim, Bundle bundle) {
    var peer = Peers.of(claim.project(), claim.planned().facts());
    var steps = peer.steps(bundle, claim.planned().migrations());
    if (!arePlanned(steps, peer, claim.planned())) {
      return scriptsChanged();
    }
    var cancellation = new Cancellation();
    var progress = new RunProgress(claim.run(), claim.steps(), Clock.systemUTC());
    if (claim.run().state() == RunState.CANCELLING) {
      cancellation.request();
    }
    return progressWriter.during(
        claim.run(),
        progress,
        cancellation::request,
        () -> {
          var connections = surroundings.connections(claim);
          var settings = surroundings.environment(claim);
          var work = new RunWork(claim, peer, bundle, steps, connections, settings);
          var inspection = checks.of(work, cancellation);
          var run = targetRun(work, progress, cancellation, inspection);
          var attempted = inspection.ended(run.apply(steps));
          progress.ended(attempted.end());
          return attempted;
        });
  }

  private static Attempted scriptsChanged() {
    return Attempted.unseen(
        RunEnd.failed(
            RunFailure.of(
                Code.SCRIPT_CHANGED,
                "The project's settings changed since the plan was made, so that its scripts read"
                    + " differently now. Make a new plan.")));
  }

  private TargetRun targetRun(
      RunWork work, RunProgress progress, Cancellation cancellation, Inspection inspection) {
    return new TargetRun(
        work.connections(),
        surroundings.settings(work),
        work.peer().callbacks(work.bundle()),
        new RunContext(
            work.peer().ledger(work.bundle(), work.planned().ledger()),
            journals.of(work.claim().run().id()),
            progress,
            Clock.systemUTC(),
            cancellation,
            journals.settlement(work.claim().run().id())),
        inspection);
  }

  private static boolean arePlanned(List<Step> steps, Peer peer, PlannedTarget planned) {
    return steps.stream()
        .map(
            step ->
                new Sent(
                    step.sha256(),
                    step.mode(),
                    PlannedLimits.of(step.limits()),
                    peer.verification(step.migration()).map(StepScript::sha256)))
        .toList()
        .equals(
            planned.steps().stream()
                .map(
                    step ->
                        new Sent(
                            step.sha256(),
                            step.transactionMode(),
                            Optional.ofNullable(step.limits()),
                            Optional.ofNullable(step.verificationSha256())))
                .toList());
  }

  /// What would be sent to the target for a step, and how.
  private record Sent(
      String sha256,
      TransactionMode mode,
      Optional<PlannedLimits> limits,
      Optional<String> verification) {}
}
