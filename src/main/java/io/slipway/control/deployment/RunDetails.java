package io.slipway.control.deployment;

import io.slipway.control.deployment.state.RunId;
import io.slipway.control.deployment.state.RunStep;
import io.slipway.control.deployment.state.RunSteps;
import io.slipway.control.deployment.state.RunWait;
import io.slipway.control.deployment.state.RunWaits;
import io.slipway.control.deployment.work.RunPreflight;
import java.util.List;
import org.springframework.stereotype.Component;

/// What is known of a run beside its state.
@Component
class RunDetails {

  private final RunSteps steps;
  private final RunWaits waits;
  private final RunPreflight preflight;

  RunDetails(RunSteps steps, RunWaits waits, RunPreflight preflight) {
    this.steps = steps;
    this.waits = waits;
    this.preflight = preflight;
  }

  List<RunStep> steps(RunId run) {
    return steps.of(run);
  }

  List<RunWait> waits(RunId run) {
    return waits.of(run);
  }

  List<RunPreflight.Result> preflight(RunId run) {
    return preflight.of(run);
  }
}
