/// What must succeed outside a run's own steps, before it or after it: a call, a query, or others'
/// being gone.
@NullMarked
package io.slipway.engine.hook;

import org.jspecify.annotations.NullMarked;
