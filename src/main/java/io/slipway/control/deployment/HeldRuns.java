package io.slipway.control.deployment;

import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.deployment.state.DeploymentProgress;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunHold;
import io.slipway.control.deployment.state.WaveTally;
import io.slipway.http.Blocker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why runs may not begin, in a word and in words.
///
/// @param waves the deployment's, in their order
/// @param blockers what its gates say
record HeldRuns(Deployment deployment, List<WaveTally> waves, List<Blocker> blockers) {

  /// What a run waits for before it begins.
  enum Reason {
    /// Other runs: those of its wave, or the waves before.
    WAVE,
    /// That the wave before has proved itself for as long as its `bake` says.
    BAKE,
    /// Somebody who resumes the deployment.
    PAUSE,
    /// The decision about another run, which may stop the deployment.
    DECISION,
    /// The deployment that has its target.
    TARGET,
    /// A gate that opens by itself.
    GATE
  }

  /// Why one run may not begin.
  record Held(Reason reason, String words) {}

  static HeldRuns of(DeploymentProgress progress, List<Blocker> blockers) {
    return new HeldRuns(progress.deployment(), progress.waves(), blockers);
  }

  /// Empty when it may, or has begun.
  Optional<Held> why(Run run) {
    return run.hold()
        .map(
            hold ->
                switch (hold) {
                  case RunHold.Target(var holder) -> target(run, holder);
                  case RunHold.Gate _ -> pause().or(this::gate).orElseGet(HeldRuns::opening);
                  case RunHold.Turn _ -> pause().orElseGet(() -> turn(run));
                });
  }

  private static Held target(Run run, Optional<DeploymentId> by) {
    var holder = by.map(id -> "deployment " + id).orElse("another deployment");
    return new Held(Reason.TARGET, "%s is taken by %s".formatted(run.target(), holder));
  }

  private Optional<Held> gate() {
    return blockers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Held(
                Reason.GATE,
                blockers.stream().map(Blocker::message).collect(Collectors.joining(" "))));
  }

  private static Held opening() {
    return new Held(Reason.GATE, "the gates are being looked at");
  }

  private Optional<Held> pause() {
    return deployment
        .pause()
        .map(pause -> new Held(Reason.PAUSE, "the deployment is paused by " + pause.by()));
  }

  private Held turn(Run run) {
    return waves.stream()
        .filter(tally -> tally.wave().number() < run.wave())
        .filter(tally -> !tally.isOver())
        .findFirst()
        .filter(_ -> !hasStarted(run.wave()))
        .map(before -> new Held(Reason.WAVE, "wave %d is not over".formatted(number(before))))
        .or(() -> bake(run))
        .or(this::gate)
        .orElseGet(() -> ownWave(run));
  }

  private Optional<Held> bake(Run run) {
    return hasStarted(run.wave())
        ? Optional.empty()
        : waves.stream()
            .filter(tally -> tally.wave().number() < run.wave())
            .flatMap(tally -> tally.bakedAt().stream())
            .max(Instant::compareTo)
            .map(until -> new Held(Reason.BAKE, "the wave before bakes until " + until));
  }

  private Held ownWave(Run run) {
    var own = waves.get(run.wave() - 1);
    return own.hangsOnDecision()
        ? new Held(Reason.DECISION, "a run of wave %d needs a decision".formatted(number(own)))
        : new Held(
            Reason.WAVE,
            "%d runs of wave %d at a time".formatted(own.wave().parallel(), number(own)));
  }

  private boolean hasStarted(int wave) {
    return waves.get(wave - 1).wave().startedAt().isPresent();
  }

  private static int number(WaveTally tally) {
    return tally.wave().number();
  }
}
