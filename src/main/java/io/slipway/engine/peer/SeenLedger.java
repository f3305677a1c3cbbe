package io.slipway.engine.peer;

import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.ledger.LedgerReport;

/// A ledger at one moment: what it holds, and what that says of a bundle.
record SeenLedger(LedgerPosition position, LedgerReport report) {}
