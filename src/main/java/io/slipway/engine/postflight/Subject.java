package io.slipway.engine.postflight;

import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.ledger.Relation;
import java.util.List;

/// The run whose steps are all applied.
///
/// @param scripts the steps', in their order
/// @param verifications the bundle's verification scripts for them, in the same order
/// @param queries the project's own
/// @param session what unqualified names in scripts and queries mean
/// @param ledger the table that the run wrote
public record Subject(
    List<StepScript> scripts,
    List<StepScript> verifications,
    List<Query> queries,
    SessionSetup session,
    Relation ledger,
    Promise promise) {

  public Subject {
    scripts = List.copyOf(scripts);
    verifications = List.copyOf(verifications);
    queries = List.copyOf(queries);
  }
}
