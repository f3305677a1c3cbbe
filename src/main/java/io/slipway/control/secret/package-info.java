/// References to secrets, which say where one is and never what it is.
@NullMarked
@ApplicationModule
package io.slipway.control.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
