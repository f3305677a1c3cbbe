/// What statements need on the target before they can run: whose objects they change, where they
/// create some, and which tables they touch.
@NullMarked
package io.slipway.engine.preflight.need;

import org.jspecify.annotations.NullMarked;
