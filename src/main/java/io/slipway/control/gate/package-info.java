/// The one place that says whether a run may start, and what keeps it from starting.
@NullMarked
@ApplicationModule
package io.slipway.control.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
