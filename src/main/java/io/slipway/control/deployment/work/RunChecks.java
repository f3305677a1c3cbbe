package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunFailure;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What is looked at around an attempt of a run, under its environment's settings.
@Component
class RunChecks {

  private final RunPreflight preflight;
  private final RunPostflight postflight;
  private final RunSurroundings surroundings;

  RunChecks(RunPreflight preflight, RunPostflight postflight, RunSurroundings surroundings) {
    this.preflight = preflight;
    this.postflight = postflight;
    this.surroundings = surroundings;
  }

  /// Why the attempt must not start.
  Optional<RunFailure> before(RunWork work) {
    return preflight.look(work, surroundings.preflight(work.claim()));
  }

  /// How an attempt ends that has applied everything.
  RunEnd after(RunWork work) {
    return postflight.look(work, surroundings.postflight(work.claim()));
  }
}
