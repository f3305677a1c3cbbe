package io.slipway.engine.lint;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import java.time.Duration;
import java.util.Optional;

/// What a statement costs those who use the database meanwhile, as far as it is known.
///
/// @param lock the strongest one that it takes
/// @param relation on which
/// @param waits who waits for it, in a sentence; empty when nobody does, or nobody knows
/// @param estimate how long the lock is held
public record Effort(
    Optional<LockMode> lock,
    Optional<Name> relation,
    Optional<String> waits,
    Optional<Duration> estimate) {}
