/// Tokens that CI systems sign for their jobs.
@NullMarked
package io.slipway.control.access.ci;

import org.jspecify.annotations.NullMarked;
