package io.slipway.engine.preflight;

import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.ledger.Relation;
import java.util.List;

/// The run that is about to start on a target.
///
/// @param scripts what would be sent, in its order
/// @param session what unqualified names in them mean
/// @param ledger the table that the run writes
/// @param alsoTouched further tables that the scripts lock, schema-qualified and quoted, as a
///     rehearsal saw them: what a `DO` block or a function does is not in the text
/// @param base the schema that the plan was made on
public record Subject(
    List<StepScript> scripts,
    SessionSetup session,
    Relation ledger,
    List<String> alsoTouched,
    Base base) {

  public Subject {
    scripts = List.copyOf(scripts);
    alsoTouched = List.copyOf(alsoTouched);
  }
}
