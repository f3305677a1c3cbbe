package io.slipway.engine.execute;

import io.slipway.engine.postgres.TransactionIds;
import java.util.function.BooleanSupplier;

/// What makes a run safe to break off and go on with.
///
/// @param fenceStands asked before anything is tried once more
/// @param transactions whose ends a later attempt asks for
record Safeguards(BooleanSupplier fenceStands, TransactionIds transactions) {

  /// For databases that nobody depends on.
  static final Safeguards NONE = new Safeguards(() -> true, TransactionIds.NONE);
}
