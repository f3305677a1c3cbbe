package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunId;
import io.slipway.control.deployment.state.Runs;
import io.slipway.control.deployment.work.RunChronicle.Entry;
import io.slipway.control.gate.Blocker;
import io.slipway.control.gate.Gates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transitions of a run under way, each one transaction with its audit entry: the claim before
/// its work, who holds it up meanwhile, and its end, with what follows from that.
@Component
public class RunClaims {

  private final Runs runs;
  private final RunDossiers dossiers;
  private final Gates gates;
  private final Succession succession;
  private final RunChronicle chronicle;

  RunClaims(
      Runs runs, RunDossiers dossiers, Gates gates, Succession succession, RunChronicle chronicle) {
    this.runs = runs;
    this.dossiers = dossiers;
    this.gates = gates;
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
    if (!runs.start(id, ticket)) {
      return Optional.empty();
    }
    var run = runs.find(id).orElseThrow();
    var claim = dossiers.open(deployment, run);
    var obstacle = claim.map(this::closedGate).orElseGet(() -> Optional.of(removed(run)));
    if (obstacle.isPresent()) {
      end(deployment, run, RunEnd.failed(obstacle.get()));
      return Optional.empty();
    }
    chronicle.tell(List.of(Entry.of(deployment, run, "run-started", Map.of())));
    return claim;
  }

  private Optional<RunFailure> closedGate(RunClaim claim) {
    var blockers = gates.blockers(claim.plan(), claim.digest());
    return blockers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            RunFailure.of(
                Code.GATE_CLOSED,
                "Nothing was done: "
                    + blockers.stream().map(Blocker::message).collect(Collectors.joining(" "))));
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

  /// Lets begin what may, because a wave has proved itself.
  @Transactional
  void wake(DeploymentId id) {
    chronicle.tell(succession.release(dossiers.lock(id)));
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
