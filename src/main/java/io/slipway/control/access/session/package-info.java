/// Signing in with a password, and the sessions that come of signing in.
@NullMarked
@NamedInterface("session")
package io.slipway.control.access.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
