package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunFailure;
import io.slipway.engine.conductor.Cancellation;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// What is looked at around an attempt of a run, under its environment's settings.
@Component
class RunChecks {

  private final RunPreflight preflight;
  private final RunPostflight postflight;
  private final RunSurroundings surroundings;
  private final RunHooks hooks;

  RunChecks(
      RunPreflight preflight,
      RunPostflight postflight,
      RunSurroundings surroundings,
      RunHooks hooks) {
    this.hooks = hooks;
    this.preflight = preflight;
    this.postflight = postflight;
    this.surroundings = surroundings;
  }

  /// Why the attempt must not start.
  private Optional<RunFailure> before(RunWork work) {
    return preflight.look(work, surroundings.preflight(work.claim()));
  }

  /// How an attempt ends of which this is the work: looked at before it, with the environment's
  /// hooks around it.
  RunEnd around(RunWork work, Cancellation cancellation, Supplier<RunEnd> attempt) {
    return before(work)
        .map(RunEnd::failed)
        .orElseGet(() -> hooks.around(work, cancellation, attempt));
  }

  /// How an attempt ends that has applied everything.
  RunEnd after(RunWork work) {
    return postflight.look(work, surroundings.postflight(work.claim()));
  }
}
