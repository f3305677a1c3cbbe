package io.slipway.control.planning;

import io.slipway.engine.ledger.LedgerReport;
import java.util.Optional;

/// What a target said when it was asked.
///
/// @param target its part of a plan, before anything was rehearsed
/// @param ledger what its ledger says; empty when it could not be asked
record Surveyed(PlannedTarget target, Optional<LedgerReport> ledger) {}
