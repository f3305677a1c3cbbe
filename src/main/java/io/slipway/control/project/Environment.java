package io.slipway.control.project;

import io.slipway.control.project.policy.Policy;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.hook.Hook;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.postflight.PostflightSettings;
import io.slipway.engine.preflight.PreflightSettings;
import java.util.List;
import java.util.Optional;

/// An ordered stage that migrations pass, such as dev, staging and production.
///
/// @param order a migration reaches lower ones first; no two environments share one
/// @param scratch where its plans are rehearsed; empty leaves it to Slipway
/// @param locks how runs behave towards those who use its targets meanwhile
/// @param preflight what is looked at before a run
/// @param postflight what is looked at behind a run
/// @param waves in which order a deployment reaches its targets; none for all in one wave
/// @param lint how grave what lint finds in plans for it is taken
/// @param hooks what must succeed before and after its runs, in this order
/// @param policy what it asks of a plan before it may run
public record Environment(
    EnvironmentId id,
    DisplayName name,
    int order,
    Optional<ScratchPlace> scratch,
    ConductorSettings locks,
    PreflightSettings preflight,
    PostflightSettings postflight,
    SeverityPolicy lint,
    List<WaveRule> waves,
    List<Hook> hooks,
    Policy policy) {

  public static final int FIRST = 1;
  public static final int LAST = 1000;

  public Environment {
    waves = List.copyOf(waves);
    if (order < FIRST || order > LAST) {
      throw new IllegalArgumentException(
          "an environment's order is %d to %d, not %d".formatted(FIRST, LAST, order));
    }
  }
}
