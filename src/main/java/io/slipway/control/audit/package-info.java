/// The audit trail: an append-only, hash-chained record of who did what.
@NullMarked
@ApplicationModule
package io.slipway.control.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
