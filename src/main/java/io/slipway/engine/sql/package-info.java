/// A script's text as statements: where each begins and ends, and how it relates to transactions.
@NullMarked
package io.slipway.engine.sql;

import org.jspecify.annotations.NullMarked;
