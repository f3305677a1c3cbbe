/// What must be looked at on a target before a run starts: named checks, each of which passes,
/// warns or fails, with what was seen and what to do.
@NullMarked
package io.slipway.engine.preflight;

import org.jspecify.annotations.NullMarked;
