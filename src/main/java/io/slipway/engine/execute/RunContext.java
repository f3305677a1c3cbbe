package io.slipway.engine.execute;

import java.time.Clock;

/// What all steps of a run share: where their doings are written down.
///
/// @param ledger the target's history table
/// @param journal the durable record of statements that no transaction protects
/// @param listener whoever watches
/// @param clock what the ledger's times are read from
public record RunContext(StepLedger ledger, Journal journal, RunListener listener, Clock clock) {}
