/// A database's schema as it stands before each statement of a plan: read from the target, then
/// followed statement by statement.
@NullMarked
package io.slipway.engine.lint.schema;

import org.jspecify.annotations.NullMarked;
