package io.slipway.control.project;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// One wave of an environment's deployments.
///
/// @param match labels that a target must have; none for any target
/// @param max how many targets it takes at most; the rest go on to the waves behind it
/// @param parallel how many of its runs are at work at a time; empty is as by default
/// @param bake how long it has to prove itself: the next wave begins so long after its last success
/// @param stopAfterFailures so many failed runs stop the deployment
public record WaveRule(
    Map<String, String> match,
    Optional<WaveSize> max,
    OptionalInt parallel,
    Duration bake,
    int stopAfterFailures) {

  public static final int DEFAULT_STOP_AFTER_FAILURES = 1;

  /// What takes all targets that no other wave takes.
  public static final WaveRule REST =
      new WaveRule(
          Map.of(),
          Optional.empty(),
          OptionalInt.empty(),
          Duration.ZERO,
          DEFAULT_STOP_AFTER_FAILURES);

  public WaveRule {
    match = Collections.unmodifiableMap(new TreeMap<>(match));
  }

  /// Whether a target with these labels may be in it.
  public boolean matches(Labels labels) {
    return labels.values().entrySet().containsAll(match.entrySet());
  }
}
