/// What waits to be told, from the transaction that made it true to the end of its delivery.
@NullMarked
package io.slipway.control.notify.outbox;

import org.jspecify.annotations.NullMarked;
