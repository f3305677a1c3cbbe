/// Lint: what migrations would do to others, said before anybody plans to run them.
@NullMarked
@ApplicationModule
package io.slipway.control.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
