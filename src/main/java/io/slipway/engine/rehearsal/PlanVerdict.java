package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.CatalogDifference;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Whether a whole plan can be undone on one target.
///
/// @param verdict the worst of its steps', or worse when they do not go together
/// @param reason why, in one sentence
/// @param steps in their order
/// @param differences what of the schema was not as before when all steps had been undone in
///     reverse order
/// @param touched the tables, those of before among them, that the steps locked against changes, as
///     far as they went
public record PlanVerdict(
    RollbackVerdict verdict,
    String reason,
    List<StepVerdict> steps,
    List<CatalogDifference> differences,
    SortedSet<String> touched) {

  public PlanVerdict {
    touched = Collections.unmodifiableSortedSet(new TreeSet<>(touched));
    steps = List.copyOf(steps);
    differences = List.copyOf(differences);
  }
}
