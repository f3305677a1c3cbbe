/// PostgreSQL's own vocabulary: identifiers and their quoting, SQLSTATEs, server versions,
/// advisory locks.
@NullMarked
package io.slipway.engine.postgres;

import org.jspecify.annotations.NullMarked;
