/// Rehearsals of plans: on which server, for how long, and what they showed.
@NullMarked
@ApplicationModule
package io.slipway.control.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
