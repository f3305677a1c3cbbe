package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunId;
import io.slipway.control.deployment.state.Runs;
import io.slipway.control.gate.Blocker;
import io.slipway.control.gate.Gates;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The transitions of a run under way, each one transaction with its audit entry: the claim before
/// its work, who holds it up meanwhile, and its end.
@Component
public class RunClaims {

  private final Runs runs;
  private final RunDossiers dossiers;
  private final Gates gates;
  private final RunChronicle chronicle;
  private final Clock clock;

  RunClaims(Runs runs, RunDossiers dossiers, Gates gates, RunChronicle chronicle, Clock clock) {
    this.runs = runs;
    this.dossiers = dossiers;
    this.gates = gates;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /// Claims a run that waits to be started, or whose instance died; empty when it is neither, or
  /// when a gate has closed since it was asked for.
  @Transactional
  Optional<RunClaim> claim(RunId id) {
    if (!runs.start(id, clock.instant())) {
      return Optional.empty();
    }
    var run = runs.find(id).orElseThrow();
    var claim = dossiers.open(run);
    var obstacle = claim.map(this::closedGate).orElseGet(() -> Optional.of(removed(run)));
    if (obstacle.isPresent()) {
      end(run, RunEnd.failed(obstacle.get()));
      return Optional.empty();
    }
    chronicle.tell(run, "run-started", Map.of());
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
  void hold(Run run, RunHold hold) {
    if (runs.hold(run, hold.state(), hold.waitingFor())) {
      chronicle.tell(run, hold.event(), Map.of("for", hold.waitingFor()));
    }
  }

  /// Ends the attempt.
  @Transactional
  void settle(Run run, RunEnd end) {
    end(run, end);
  }

  private void end(Run run, RunEnd end) {
    if (runs.end(run, end.state(), end.failure().orElse(null), clock.instant())) {
      var detail = new HashMap<String, Object>();
      end.failure().ifPresent(why -> detail.put("code", why.code().name()));
      end.failure().ifPresent(why -> detail.put("message", why.message()));
      chronicle.tell(run, "run-" + end.state().wireName(), detail);
    }
  }
}
