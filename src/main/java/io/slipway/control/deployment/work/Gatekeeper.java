package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunTurns;
import io.slipway.control.deployment.work.RunChronicle.Entry;
import io.slipway.control.gate.Gates;
import io.slipway.http.Blocker;
import io.slipway.http.Blocker.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Asks the gates for runs that are to begin, in the transaction that lets them: one that finds
/// them closed for a while has them wait, one that finds them closed for good ends them.
@Component
public class Gatekeeper {

  // Freezes are lifted and windows moved: what waits looks again so often.
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  private final Gates gates;
  private final Candidates candidates;
  private final RunTurns turns;
  private final RunQueue queue;
  private final Clock clock;

  Gatekeeper(Gates gates, Candidates candidates, RunTurns turns, RunQueue queue, Clock clock) {
    this.gates = gates;
    this.candidates = candidates;
    this.turns = turns;
    this.queue = queue;
    this.clock = clock;
  }

  /// What keeps runs of a deployment from beginning; until the transaction's end nobody says
  /// anything of its plan.
  List<Blocker> blockers(Deployment deployment) {
    gates.hold(deployment.plan());
    return gates.blockers(candidates.of(deployment));
  }

  /// What keeps a run from going on that has begun.
  List<Blocker> blockersOfPlan(Deployment deployment) {
    var candidate = candidates.of(deployment);
    return gates.blockersOf(candidate.plan(), candidate.digest());
  }

  static boolean clearByThemselves(List<Blocker> blockers) {
    return blockers.stream().allMatch(blocker -> blocker.kind() == Kind.WAIT);
  }

  /// Has a run wait that was to begin.
  List<Entry> postpone(Deployment deployment, Run run, List<Blocker> blockers) {
    return turns.postpone(run).stream()
        .map(
            held -> {
              lookAgain(deployment, blockers);
              return Entry.of(deployment, held, "run-waiting", Map.of("for", words(blockers)));
            })
        .toList();
  }

  /// Has a deployment looked at again when its gates may be open.
  public void lookAgain(Deployment deployment, List<Blocker> blockers) {
    var now = clock.instant();
    // Rounded, so that many who wait are woken once.
    var latest = now.plus(LOOK_AGAIN).truncatedTo(ChronoUnit.MINUTES);
    var clears =
        blockers.stream()
            .map(blocker -> Optional.ofNullable(blocker.clearsAt()).orElse(latest))
            .max(Comparator.naturalOrder())
            .filter(latest::isAfter)
            .filter(now::isBefore)
            .orElse(latest);
    queue.wake(deployment.id(), clears);
  }

  /// Lets a deployment's runs ask for their targets that waited for the gates, if those are open.
  ///
  /// @return what happened, to be told; runs that may begin now are the caller's to release
  List<Entry> open(Deployment deployment) {
    if (deployment.pause().isPresent() || !turns.isGated(deployment.id())) {
      return List.of();
    }
    var blockers = blockers(deployment);
    if (blockers.isEmpty()) {
      turns.handOver(turns.open(deployment.id()));
      return List.of(Entry.of(deployment, "deployment-opened", Map.of()));
    }
    if (clearByThemselves(blockers)) {
      lookAgain(deployment, blockers);
      return List.of();
    }
    return Succession.cancelled(
        deployment, turns.stop(deployment.id(), closed("Not begun", blockers), clock.instant()));
  }

  /// How a run ends that the gates do not let begin.
  ///
  /// @param what became of it, in words
  static RunFailure closed(String what, List<Blocker> blockers) {
    var isStale = blockers.stream().anyMatch(blocker -> blocker.code().equals(Gates.STALE));
    return RunFailure.of(
        isStale ? Code.PLAN_STALE : Code.GATE_CLOSED,
        what + ": " + String.join(" ", words(blockers)));
  }

  static List<String> words(List<Blocker> blockers) {
    return blockers.stream().map(Blocker::message).toList();
  }
}
