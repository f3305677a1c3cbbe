package io.slipway.control.notify.subscription;

import java.time.Instant;
import java.util.Optional;

/// How a stored subscription stands.
///
/// @param disabledReason why Slipway itself disabled it
/// @param backlog what waits to be told
public record Standing(
    Subscription subscription,
    Optional<String> disabledReason,
    String createdBy,
    Instant createdAt,
    Instant updatedAt,
    Backlog backlog,
    Health health) {

  /// What waits.
  ///
  /// @param oldest since when the oldest of it does
  public record Backlog(long pending, Optional<Instant> oldest) {}

  /// How telling went.
  ///
  /// @param gaveUpAt since when events are given up; empty again with the next success
  public record Health(
      Optional<Instant> lastSuccessAt,
      Optional<Instant> lastFailureAt,
      Optional<String> lastFailure,
      Optional<Instant> gaveUpAt) {}
}
