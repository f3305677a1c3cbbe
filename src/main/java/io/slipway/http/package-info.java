/// What every REST edge shares: problem documents, paging, events, the security chain.
@NullMarked
package io.slipway.http;

import org.jspecify.annotations.NullMarked;
