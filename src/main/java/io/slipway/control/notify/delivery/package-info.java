/// The work of telling: whose turn it is, one attempt after the other, and what came of each.
@NullMarked
package io.slipway.control.notify.delivery;

import org.jspecify.annotations.NullMarked;
