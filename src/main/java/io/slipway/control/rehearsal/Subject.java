package io.slipway.control.rehearsal;

import io.slipway.control.project.Target;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.ledger.LedgerReport;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.peer.TargetFacts;
import java.util.List;
import java.util.function.Function;

/// A target's part of a plan, to be rehearsed.
///
/// @param bundle what is planned
/// @param ledger what the target's ledger says about it
/// @param facts of the target itself
/// @param peers makes the project's peer for a database with these facts
/// @param migrations the names of those that are to be applied, in order
public record Subject(
    Target target,
    Bundle bundle,
    LedgerReport ledger,
    TargetFacts facts,
    Function<TargetFacts, Peer> peers,
    List<String> migrations) {

  public Subject {
    migrations = List.copyOf(migrations);
  }
}
