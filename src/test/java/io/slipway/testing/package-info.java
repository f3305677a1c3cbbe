/// What tests share: PostgreSQL servers, peers, real histories.
@NullMarked
package io.slipway.testing;

import org.jspecify.annotations.NullMarked;
