/// The work on one run: its claim through the gates, what the engine does for it, and its end.
@NullMarked
package io.slipway.control.deployment.work;

import org.jspecify.annotations.NullMarked;
