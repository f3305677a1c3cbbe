package io.slipway.control.project.policy;

import io.slipway.control.project.EnvironmentId;
import java.time.Duration;
import java.util.Optional;

/// That a bundle must have run elsewhere first.
///
/// @param from where; empty for the environment before in order
/// @param bake how long ago its last deployment there must have succeeded
public record Promotion(Optional<EnvironmentId> from, Duration bake) {}
