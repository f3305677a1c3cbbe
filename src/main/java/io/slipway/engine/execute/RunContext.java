package io.slipway.engine.execute;

import io.slipway.engine.conductor.Cancellation;
import java.time.Clock;
import java.util.Optional;

/// What all steps of a run share: where their doings are written down.
///
/// @param ledger the target's history table
/// @param journal the durable record of statements that no transaction protects
/// @param listener whoever watches
/// @param clock what the ledger's times are read from
/// @param cancellation by which it can be stopped
/// @param settlement what somebody said of the migration that an earlier attempt stopped at
public record RunContext(
    StepLedger ledger,
    Journal journal,
    RunListener listener,
    Clock clock,
    Cancellation cancellation,
    Optional<Settlement> settlement) {

  /// For a run that nobody watches or stops.
  public static RunContext unwatched(StepLedger ledger, Journal journal) {
    return new RunContext(
        ledger,
        journal,
        new RunListener() {},
        Clock.systemUTC(),
        new Cancellation(),
        Optional.empty());
  }
}
