package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunId;
import io.slipway.control.deployment.state.RunState;
import io.slipway.control.deployment.state.Runs;
import io.slipway.control.deployment.work.RunChronicle.Entry;
import io.slipway.http.Blocker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transitions of a run under way, each one transaction with its audit entry: the claim before
/// its work, who holds it up meanwhile, and its end, with what follows from that.
@Component
public class RunClaims {

  private final Runs runs;
  private final RunDossiers dossiers;
  private final Gatekeeper gatekeeper;
  private final Succession succession;
  private final RunChronicle chronicle;

  RunClaims(
      Runs runs,
      RunDossiers dossiers,
      Gatekeeper gatekeeper,
      Succession succession,
      RunChronicle chronicle) {
    this.runs = runs;
    this.dossiers = dossiers;
    this.gatekeeper = gatekeeper;
    this.succession = succession;
    this.chronicle = chronicle;
  }

  /// Claims a run that waits to be started, or whose instance died; empty when it is neither, or
  /// when a gate has closed since it was asked for.
  ///
  /// @param ticket of the task that asks
  @Transactional
  Optional<RunClaim> claim(RunId id, int ticket) {
    var deployment = dossiers.lockOf(id);
    var before = runs.find(id).orElseThrow();
    var blockers = blockers(deployment, before);
    if (!blockers.isEmpty() && Gatekeeper.clearByThemselves(blockers)) {
      chronicle.tell(gatekeeper.postpone(deployment, before, blockers));
      return Optional.empty();
    }
    if (!runs.start(id, ticket)) {
      return Optional.empty();
    }
    var run = runs.find(id).orElseThrow();
    var claim = dossiers.open(deployment, run);
    var obstacle = claim.isPresent() ? closed(blockers) : Optional.of(removed(run));
    if (obstacle.isPresent()) {
      end(deployment, run, RunEnd.failed(obstacle.get()));
      return Optional.empty();
    }
    chronicle.tell(List.of(Entry.of(deployment, run, "run-started", Map.of())));
    return claim;
  }

  // A run that has begun is carried to its end, also when a window closes meanwhile.
  private List<Blocker> blockers(Deployment deployment, Run run) {
    return run.state() == RunState.QUEUED
        ? gatekeeper.blockers(deployment)
        : gatekeeper.blockersOfPlan(deployment);
  }

  private static Optional<RunFailure> closed(List<Blocker> blockers) {
    return blockers.isEmpty()
        ? Optional.empty()
        : Optional.of(Gatekeeper.closed("Nothing was done", blockers));
  }

  private static RunFailure removed(Run run) {
    return RunFailure.of(
        Code.TARGET_REMOVED,
        "Nothing was done: the target %s or its project was removed since."
            .formatted(run.target()));
  }

  /// Notes who is in the way of an attempt that is under way; nobody means that it goes on.
  @Transactional
  void hold(Run run, RunDelay delay) {
    var deployment = dossiers.lockOf(run.id());
    if (runs.hold(run, delay.state(), delay.waitingFor())) {
      chronicle.tell(
          List.of(Entry.of(deployment, run, delay.event(), Map.of("for", delay.waitingFor()))));
    }
  }

  boolean wantsCancel(Run run) {
    return runs.wantsCancel(run);
  }

  /// Ends the attempt.
  @Transactional
  void settle(Run run, RunEnd end) {
    end(dossiers.lockOf(run.id()), run, end);
  }

  /// Lets begin what may, because a wave has proved itself or a gate may be open.
  @Transactional
  void wake(DeploymentId id) {
    var deployment = dossiers.lock(id);
    var entries = new ArrayList<>(gatekeeper.open(deployment));
    entries.addAll(succession.release(deployment));
    chronicle.tell(entries);
  }

  private void end(Deployment deployment, Run run, RunEnd end) {
    if (runs.end(run, end.state(), end.failure().orElse(null))) {
      var detail = new HashMap<String, Object>();
      end.failure().ifPresent(why -> detail.put("code", why.code().name()));
      end.failure().ifPresent(why -> detail.put("message", why.message()));
      if (!end.checks().isEmpty()) {
        detail.put("checks", end.checks());
      }
      var entries = new ArrayList<Entry>();
      entries.add(Entry.of(deployment, run, "run-" + end.state().wireName(), detail));
      entries.addAll(succession.ended(deployment, run, end.state()));
      chronicle.tell(entries);
    }
  }
}
