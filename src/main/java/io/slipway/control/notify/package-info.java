/// Tells those who subscribed what happened. This package is who is told of what; `outbox` is what
/// waits to be told, `delivery` carries it out, `message` is how it is worded and signed, and
/// `address` is whom Slipway may call.
@NullMarked
@ApplicationModule
package io.slipway.control.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
