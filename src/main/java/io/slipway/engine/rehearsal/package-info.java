/// Runs steps on a scratch database and says, from what it saw there, whether they can be undone
/// and what is lost by it.
@NullMarked
package io.slipway.engine.rehearsal;

import org.jspecify.annotations.NullMarked;
