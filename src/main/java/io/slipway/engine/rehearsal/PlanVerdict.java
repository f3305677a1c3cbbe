package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.CatalogDifference;
import java.util.List;

/// Whether a whole plan can be undone on one target.
///
/// @param verdict the worst of its steps', or worse when they do not go together
/// @param reason why, in one sentence
/// @param steps in their order
/// @param differences what of the schema was not as before when all steps had been undone in
///     reverse order
public record PlanVerdict(
    RollbackVerdict verdict,
    String reason,
    List<StepVerdict> steps,
    List<CatalogDifference> differences) {

  public PlanVerdict {
    steps = List.copyOf(steps);
    differences = List.copyOf(differences);
  }
}
