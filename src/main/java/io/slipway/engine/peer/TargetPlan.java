package io.slipway.engine.peer;

import io.slipway.engine.execute.Step;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.ledger.LedgerReport;
import java.util.List;

/// What would be done to one target, and what is known about it.
///
/// @param ledger what its history table says
/// @param position where that table stands
/// @param steps the pending migrations in order; one whose text cannot be made is left out, and a
///     blocking finding says why
/// @param scriptFindings what their scripts show
public record TargetPlan(
    LedgerReport ledger,
    LedgerPosition position,
    List<Step> steps,
    List<ScriptFinding> scriptFindings) {

  public TargetPlan {
    steps = List.copyOf(steps);
    scriptFindings = List.copyOf(scriptFindings);
  }
}
