package io.slipway.control.deployment.work;

import io.slipway.control.project.Environment;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.hook.Hook;
import io.slipway.engine.postflight.PostflightSettings;
import io.slipway.engine.preflight.PreflightSettings;
import java.util.List;

/// What an environment says of runs, as it is when an attempt begins.
record AttemptSettings(
    ConductorSettings locks,
    PreflightSettings preflight,
    PostflightSettings postflight,
    List<Hook> hooks) {

  /// For a run whose environment was removed meanwhile.
  static final AttemptSettings DEFAULT =
      new AttemptSettings(
          ConductorSettings.DEFAULT,
          PreflightSettings.DEFAULT,
          PostflightSettings.DEFAULT,
          List.of());

  AttemptSettings {
    hooks = List.copyOf(hooks);
  }

  static AttemptSettings of(Environment environment) {
    return new AttemptSettings(
        environment.locks(),
        environment.preflight(),
        environment.postflight(),
        environment.hooks());
  }
}
