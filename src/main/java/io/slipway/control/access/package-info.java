/// Bearer tokens: who holds which, and what its holder may do.
@NullMarked
@ApplicationModule
package io.slipway.control.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
