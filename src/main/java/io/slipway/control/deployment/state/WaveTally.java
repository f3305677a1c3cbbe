package io.slipway.control.deployment.state;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A wave and how its runs stand.
///
/// @param runs how many are in which state
/// @param held how many of the waiting ones may not begin because their turn has not come
/// @param awaiting how many of them may not begin because another deployment has their target, or
///     because a gate is closed
/// @param lastSuccess when the last of the succeeded ended
public record WaveTally(
    Wave wave, Map<RunState, Integer> runs, int held, int awaiting, Optional<Instant> lastSuccess) {

  public WaveTally {
    runs = Map.copyOf(runs);
  }

  public int count(RunState state) {
    return runs.getOrDefault(state, 0);
  }

  public int all() {
    return runs.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// How many an instance works on, or is to as soon as one has time.
  public int underWay() {
    return count(RunState.QUEUED)
        + count(RunState.RUNNING)
        + count(RunState.ORPHANED)
        + count(RunState.CANCELLING)
        + count(RunState.WAITING)
        - held
        - awaiting;
  }

  /// Whether none of its runs can do anything any more, unless somebody asks for it.
  public boolean isOver() {
    return held + awaiting + underWay() + count(RunState.NEEDS_DECISION) == 0;
  }

  /// When it has proved itself; empty while it is not over, and when nothing in it succeeded.
  public Optional<Instant> bakedAt() {
    return isOver() ? lastSuccess.map(at -> at.plus(wave.bake())) : Optional.empty();
  }

  /// Whether further runs have to wait for a decision, because it may stop the deployment.
  public boolean hangsOnDecision() {
    var undecided = count(RunState.NEEDS_DECISION);
    return undecided > 0 && undecided + count(RunState.FAILED) >= wave.stopAfterFailures();
  }

  /// Whether so many runs failed that the deployment stops.
  public boolean isFailed() {
    return count(RunState.FAILED) >= wave.stopAfterFailures();
  }
}
