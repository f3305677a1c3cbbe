/// Signing in through an OIDC issuer.
@NullMarked
package io.slipway.control.access.oidc;

import org.jspecify.annotations.NullMarked;
