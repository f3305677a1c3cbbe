/// The demonstration's databases, built with the first start.
@NullMarked
@ApplicationModule
package io.slipway.control.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
