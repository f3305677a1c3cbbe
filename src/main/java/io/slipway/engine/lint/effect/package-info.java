/// What a statement does to the relations of a schema while it runs: the strongest lock that it
/// takes on each, and which of them it rewrites or reads as a whole. Nothing is run for it.
@NullMarked
package io.slipway.engine.lint.effect;

import org.jspecify.annotations.NullMarked;
