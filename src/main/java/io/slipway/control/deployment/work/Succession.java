package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.Deployments;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunFailure.Code;
import io.slipway.control.deployment.state.RunState;
import io.slipway.control.deployment.state.RunTurns;
import io.slipway.control.deployment.state.WaveTally;
import io.slipway.control.deployment.state.Waves;
import io.slipway.control.deployment.work.RunChronicle.Entry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What follows when runs end: the next runs of their deployment begin, or none does any more, and
/// their targets go to whoever waits for them.
///
/// All of it happens in the transaction in which they end. It holds the deployment, so that of two
/// instances one does it after the other, and nothing depends on either's memory.
@Component
public class Succession {

  private final Deployments deployments;
  private final Waves waves;
  private final RunTurns turns;
  private final RunQueue queue;
  private final Clock clock;

  Succession(Deployments deployments, Waves waves, RunTurns turns, RunQueue queue, Clock clock) {
    this.deployments = deployments;
    this.waves = waves;
    this.turns = turns;
    this.queue = queue;
    this.clock = clock;
  }

  /// Lets begin what may.
  ///
  /// @param deployment which the caller holds
  /// @return what happened, to be told
  public List<Entry> release(Deployment deployment) {
    if (deployment.pause().isPresent()) {
      return List.of();
    }
    var next = NextRuns.of(waves.of(deployment.id()), clock.instant());
    var entries = new ArrayList<Entry>();
    for (var wave : next.starting()) {
      waves.start(deployment.id(), wave, clock.instant());
      entries.add(Entry.of(deployment, "deployment-wave-started", Map.of("wave", wave)));
    }
    next.places().forEach((wave, places) -> entries.addAll(release(deployment, wave, places)));
    next.bakedAt().ifPresent(at -> queue.wake(deployment.id(), at));
    return entries;
  }

  private List<Entry> release(Deployment deployment, int wave, int places) {
    var runs = turns.release(deployment.id(), wave, places);
    runs.forEach(queue::add);
    return runs.stream()
        .map(run -> Entry.of(deployment, run, "run-queued", Map.of("wave", wave)))
        .toList();
  }

  /// Lets begin what may in a deployment that was paused; whether its gates are open is looked at
  /// at once.
  public List<Entry> resume(Deployment deployment) {
    queue.wake(deployment.id(), clock.instant());
    return release(deployment);
  }

  /// What follows from the end of an attempt.
  ///
  /// @param run as it was when the attempt began
  List<Entry> ended(Deployment deployment, Run run, RunState state) {
    var entries = new ArrayList<Entry>();
    var ended = new ArrayList<>(List.of(run));
    if (state == RunState.FAILED) {
      var tally = waves.of(run);
      if (tally.isFailed()) {
        var stopped = turns.stop(deployment.id(), stopped(tally), clock.instant());
        ended.addAll(stopped);
        entries.addAll(stopEntries(deployment, tally, stopped));
      }
    }
    entries.addAll(followedBy(deployment, ended));
    return entries;
  }

  private static RunFailure stopped(WaveTally tally) {
    return RunFailure.of(
        Code.DEPLOYMENT_STOPPED,
        "Not begun: %d failed %s of wave %d stopped the deployment (stop-after-failures is %d)."
            .formatted(
                tally.count(RunState.FAILED),
                tally.count(RunState.FAILED) == 1 ? "run" : "runs",
                tally.wave().number(),
                tally.wave().stopAfterFailures()));
  }

  private static List<Entry> stopEntries(
      Deployment deployment, WaveTally tally, List<Run> stopped) {
    if (stopped.isEmpty()) {
      return List.of();
    }
    var entries = new ArrayList<Entry>();
    entries.add(
        Entry.of(
            deployment,
            "deployment-stopped",
            Map.of(
                "wave", tally.wave().number(),
                "failed", tally.count(RunState.FAILED),
                "cancelled", stopped.size())));
    entries.addAll(cancelled(deployment, stopped));
    return entries;
  }

  /// Tells that runs ended before an instance worked on them.
  public static List<Entry> cancelled(Deployment deployment, Collection<Run> runs) {
    return runs.stream()
        .map(
            run -> {
              var why = run.failure().orElseThrow();
              return Entry.of(
                  deployment,
                  run,
                  "run-cancelled",
                  Map.of("code", why.code().name(), "message", why.message()));
            })
        .toList();
  }

  /// What follows from the end of runs of a deployment: who else gets their targets, and what
  /// begins in it and in those.
  public List<Entry> followedBy(Deployment deployment, Collection<Run> ended) {
    var targets = ended.stream().map(Run::target).toList();
    var waiting = turns.waitingFor(targets);
    var held = new LinkedHashMap<>(Map.of(deployment.id(), deployment));
    deployments.lock(waiting).forEach(other -> held.put(other.id(), other));
    if (!waiting.isEmpty()) {
      turns.handOver(targets);
    }
    var entries = new ArrayList<Entry>();
    held.values().forEach(each -> entries.addAll(release(each)));
    return entries;
  }
}
