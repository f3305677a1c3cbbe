/// What each statement leaves behind.
@NullMarked
package io.slipway.engine.lint.schema.apply;

import org.jspecify.annotations.NullMarked;
