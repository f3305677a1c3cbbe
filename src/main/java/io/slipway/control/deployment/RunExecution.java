package io.slipway.control.deployment;

import io.slipway.control.deployment.RunFailure.Code;
import io.slipway.control.planning.BundleLibrary;
import io.slipway.control.planning.Peers;
import io.slipway.control.planning.PlannedTarget;
import io.slipway.control.project.TargetConnections;
import io.slipway.control.project.UnreachableTargetException;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.InvalidBundleException;
import io.slipway.engine.execute.RunContext;
import io.slipway.engine.execute.RunSettings;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.TargetRun;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.peer.Peer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// Hands a claimed run to the engine: the plan's steps, made anew from the stored bundle and
/// compared with what the plan says of them.
@Component
class RunExecution {

  private static final String CONNECTION_DOES_NOT_EXIST = "08003";

  private final BundleLibrary bundles;
  private final TargetConnections connections;
  private final RunJournals journals;
  private final RunPreflight preflight;
  private final ProgressWriter progressWriter;
  private final DeploymentSettings settings;

  RunExecution(
      BundleLibrary bundles,
      TargetConnections connections,
      RunJournals journals,
      RunPreflight preflight,
      ProgressWriter progressWriter,
      DeploymentSettings settings) {
    this.bundles = bundles;
    this.connections = connections;
    this.journals = journals;
    this.preflight = preflight;
    this.progressWriter = progressWriter;
    this.settings = settings;
  }

  RunEnd execute(RunClaim claim) {
    try {
      return execute(claim, bundles.load(claim.project(), claim.plan().bundle()));
    } catch (InvalidBundleException e) {
      return scriptsChanged();
    }
  }

  private RunEnd execute(RunClaim claim, Bundle bundle) {
    var peer = Peers.of(claim.project(), claim.planned().facts());
    var steps = peer.steps(bundle, claim.planned().migrations());
    if (!arePlanned(steps, claim.planned())) {
      return scriptsChanged();
    }
    var progress = new RunProgress(claim.run(), claim.steps(), Clock.systemUTC());
    return progressWriter.during(
        claim.run(),
        progress,
        () -> {
          var end =
              preflight
                  .look(claim.run(), name -> open(claim, name), peer, steps)
                  .map(RunEnd::failed)
                  .orElseGet(
                      () -> RunEnd.of(targetRun(claim, peer, bundle, progress).apply(steps)));
          progress.ended(end);
          return end;
        });
  }

  private static RunEnd scriptsChanged() {
    return RunEnd.failed(
        RunFailure.of(
            Code.SCRIPT_CHANGED,
            "The project's settings changed since the plan was made, so that its scripts read"
                + " differently now. Make a new plan."));
  }

  private TargetRun targetRun(RunClaim claim, Peer peer, Bundle bundle, RunProgress progress) {
    var run = claim.run();
    return new TargetRun(
        name -> open(claim, name),
        new RunSettings(
            "slipway run " + run.id(),
            peer.locks(),
            settings.fencePatience(),
            peer.session(),
            claim.environment().locks()),
        peer.callbacks(bundle),
        new RunContext(
            peer.ledger(bundle, claim.planned().ledger()),
            journals.of(run.id()),
            progress,
            Clock.systemUTC()));
  }

  private Connection open(RunClaim claim, String applicationName) throws SQLException {
    try {
      return connections.open(claim.target(), applicationName);
    } catch (UnreachableTargetException e) {
      throw new SQLException(e.reason(), CONNECTION_DOES_NOT_EXIST, e);
    }
  }

  private static boolean arePlanned(List<Step> steps, PlannedTarget planned) {
    return steps.stream()
        .map(step -> new Sent(step.sha256(), step.mode()))
        .toList()
        .equals(
            planned.steps().stream()
                .map(step -> new Sent(step.sha256(), step.transactionMode()))
                .toList());
  }

  /// What would be sent to the target for a step, and how.
  private record Sent(String sha256, TransactionMode mode) {}
}
