/// Whom Slipway may call: addresses as they are written, what they lead to, and the one client
/// that goes there.
@NullMarked
package io.slipway.control.notify.address;

import org.jspecify.annotations.NullMarked;
