/// Faults of every kind while migrations run, and what must be true whatever happened.
@NullMarked
package io.slipway.chaos;

import org.jspecify.annotations.NullMarked;
