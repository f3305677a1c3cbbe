/// What the application, and the release that runs before this one, must know.
@NullMarked
package io.slipway.engine.lint.rule.release;

import org.jspecify.annotations.NullMarked;
