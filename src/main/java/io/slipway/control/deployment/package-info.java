/// Deployments and their runs as callers see them: asked for, watched, decided on. `work` carries
/// the runs out, `state` remembers both.
@NullMarked
@ApplicationModule
package io.slipway.control.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
