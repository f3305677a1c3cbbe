package io.slipway.control.deployment.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A wave of a deployment, as it was resolved when the deployment was asked for.
///
/// @param number one-based
/// @param match the labels that its targets were chosen by
/// @param parallel how many of its runs are at work at a time
/// @param bake how long after its last success the next one begins
/// @param stopAfterFailures so many failed runs stop the deployment
/// @param startedAt when its first runs were let begin
public record Wave(
    int number,
    Map<String, String> match,
    int parallel,
    Duration bake,
    int stopAfterFailures,
    Optional<Instant> startedAt) {

  public Wave {
    match = Map.copyOf(match);
  }
}
