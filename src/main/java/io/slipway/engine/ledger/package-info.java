/// Reads and writes the history tables of Flyway and Prisma, and computes each migration's state.
@NullMarked
package io.slipway.engine.ledger;

import org.jspecify.annotations.NullMarked;
