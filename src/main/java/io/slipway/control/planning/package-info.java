/// Bundles and plans: what exactly would run, on which targets, and what is known about it.
@NullMarked
@ApplicationModule
package io.slipway.control.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
