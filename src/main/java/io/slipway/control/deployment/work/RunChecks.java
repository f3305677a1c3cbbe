package io.slipway.control.deployment.work;

import io.slipway.control.planning.TargetObserver;
import io.slipway.engine.conductor.Cancellation;
import org.springframework.stereotype.Component;

/// What is looked at, and called, around the steps of a run's attempts.
@Component
class RunChecks {

  private final RunPreflight preflight;
  private final RunPostflight postflight;
  private final RunHooks hooks;
  private final TargetObserver observer;

  RunChecks(
      RunPreflight preflight, RunPostflight postflight, RunHooks hooks, TargetObserver observer) {
    this.preflight = preflight;
    this.postflight = postflight;
    this.hooks = hooks;
    this.observer = observer;
  }

  /// Those of the attempt of which this is the work, under its environment's settings.
  RunInspection of(RunWork work, Cancellation cancellation) {
    return new RunInspection(
        preflight.of(work, work.settings().preflight()),
        hooks.around(work, cancellation),
        session -> postflight.look(work, session, work.settings().postflight()),
        session -> observer.observe(work.claim().target(), session));
  }
}
