/// The gates, a class each.
@NullMarked
package io.slipway.control.gate.check;

import org.jspecify.annotations.NullMarked;
