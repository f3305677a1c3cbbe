/// What a schema consists of, as records, and the reading of it: relations, columns, constraints,
/// indexes, and what depends on what.
@NullMarked
package io.slipway.engine.lint.schema.model;

import org.jspecify.annotations.NullMarked;
