package io.slipway.control.deployment.state;

import java.util.List;
import java.util.stream.Stream;

/// A deployment and how its runs stand.
///
/// @param waves in their order
public record DeploymentProgress(Deployment deployment, List<WaveTally> waves) {

  public DeploymentProgress {
    waves = List.copyOf(waves);
  }

  public DeploymentState state() {
    return DeploymentState.of(waves, deployment.pause().isPresent());
  }

  /// Whether none of its runs can do anything any more, unless somebody asks for it.
  public boolean isOver() {
    return waves.stream().allMatch(WaveTally::isOver);
  }

  /// Whether a run is in one of these states.
  public boolean has(RunState... states) {
    return Stream.of(states)
        .anyMatch(state -> waves.stream().anyMatch(wave -> wave.count(state) > 0));
  }

  /// Whether waiting longer shows nothing new.
  public boolean isSettled() {
    return state().isSettled();
  }
}
