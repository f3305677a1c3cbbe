/// The state of a target, built anew on a scratch database from the history of its migrations.
@NullMarked
package io.slipway.engine.replay;

import org.jspecify.annotations.NullMarked;
