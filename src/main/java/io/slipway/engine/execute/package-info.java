/// Runs migrations on a real target: the fence, the transactions, the journal, the ledger row.
@NullMarked
package io.slipway.engine.execute;

import org.jspecify.annotations.NullMarked;
