/// Who is told of what, and where.
@NullMarked
package io.slipway.control.notify.subscription;

import org.jspecify.annotations.NullMarked;
