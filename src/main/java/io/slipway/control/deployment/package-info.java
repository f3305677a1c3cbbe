/// Deployments and their runs: started through the gates, executed, watched and remembered.
@NullMarked
@ApplicationModule
package io.slipway.control.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
