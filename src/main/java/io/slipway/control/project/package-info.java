/// Projects, environments and targets: what they are, where they are kept, how they are reached.
@NullMarked
@ApplicationModule
package io.slipway.control.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
