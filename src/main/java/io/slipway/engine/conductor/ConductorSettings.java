package io.slipway.engine.conductor;

import java.time.Duration;
import java.util.List;

/// How a run behaves towards those who use its target meanwhile.
///
/// @param blocking for statements behind which everybody queues
/// @param patient for statements that hold up nobody
/// @param data for statements that change rows
/// @param evictions the sessions that may be ended when the run waits for them
public record ConductorSettings(
    Timeouts blocking, Timeouts patient, Timeouts data, Retry retry, List<Eviction> evictions) {

  /// On databases that nobody else uses.
  public static final ConductorSettings UNLIMITED =
      new ConductorSettings(
          Timeouts.NONE,
          Timeouts.NONE,
          Timeouts.NONE,
          new Retry(1, Duration.ZERO, Duration.ZERO, Duration.ZERO),
          List.of());

  /// On databases that others use.
  public static final ConductorSettings DEFAULT =
      new ConductorSettings(
          new Timeouts(Duration.ofSeconds(2), Duration.ofHours(1)),
          new Timeouts(Duration.ofHours(1), Duration.ZERO),
          new Timeouts(Duration.ofSeconds(10), Duration.ZERO),
          new Retry(60, Duration.ofMinutes(15), Duration.ofSeconds(1), Duration.ofSeconds(30)),
          List.of());

  public ConductorSettings {
    evictions = List.copyOf(evictions);
  }

  /// These, but for what a script asks for itself. Where nobody is to be passed nothing is limited.
  ConductorSettings with(ScriptLimits script) {
    return isUnlimited()
        ? this
        : new ConductorSettings(
            script.over(blocking),
            script.over(patient),
            script.over(data),
            script.over(retry),
            evictions);
  }

  /// The limits of a statement.
  Timeouts of(StatementClass statement) {
    return switch (statement) {
      case BLOCKING -> blocking;
      case PATIENT -> patient;
      case DATA -> data;
    };
  }

  boolean isUnlimited() {
    return equals(UNLIMITED);
  }
}
