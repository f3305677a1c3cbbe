/// SQL that turns one schema into another. What it writes is a candidate: the caller proves it on a
/// scratch database before anybody is offered it.
@NullMarked
package io.slipway.engine.schemadiff;

import org.jspecify.annotations.NullMarked;
