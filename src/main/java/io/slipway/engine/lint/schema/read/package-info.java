/// A schema as the catalog of a target has it.
@NullMarked
package io.slipway.engine.lint.schema.read;

import org.jspecify.annotations.NullMarked;
