/// OIDC issuers: what they say of themselves, and the keys that they sign with.
@NullMarked
package io.slipway.control.access.issuer;

import org.jspecify.annotations.NullMarked;
