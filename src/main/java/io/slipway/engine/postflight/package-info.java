/// What is looked at on a target once a run's steps are applied: named checks, each of which
// passes,
/// warns or fails, with what was seen and what to do next.
@NullMarked
package io.slipway.engine.postflight;

import org.jspecify.annotations.NullMarked;
