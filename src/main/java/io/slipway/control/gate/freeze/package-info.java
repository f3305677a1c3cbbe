/// Freezes that people declare beside those of the files.
@NullMarked
package io.slipway.control.gate.freeze;

import org.jspecify.annotations.NullMarked;
