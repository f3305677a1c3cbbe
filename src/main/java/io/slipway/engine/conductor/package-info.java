/// The lock conductor: how long each statement of a run may wait for locks, who it waits for, and
/// when it is tried again, so that nobody else's queries queue behind it for long.
@NullMarked
package io.slipway.engine.conductor;

import org.jspecify.annotations.NullMarked;
