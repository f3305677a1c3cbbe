package io.slipway.control.gate;

import io.slipway.control.planning.MovedTargets;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.PlanDocument;
import io.slipway.control.planning.PlanSightings;
import io.slipway.control.project.Environment;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells what a plan was made on and is so no more, as far as the control database knows. What is
/// true of a target is asked of the target, behind the fence, before a run does anything.
@Component
class Staleness {

  private final MovedTargets targets;
  private final RunHistory history;
  private final PlanSightings sightings;

  Staleness(MovedTargets targets, RunHistory history, PlanSightings sightings) {
    this.targets = targets;
    this.history = history;
    this.sightings = sightings;
  }

  /// Why approvals of the plan count no more, each in a sentence; nothing while it is fresh.
  List<String> reasons(Plan plan, PlanDocument document, Environment environment) {
    var reasons = new ArrayList<String>();
    if (!document.policy().equals(environment.policy().version())) {
      reasons.add(
          "The policy of %s is not the one that the plan was made for."
              .formatted(environment.id()));
    }
    var moved = targets.moved(plan);
    moved.added().forEach(it -> reasons.add("The target %s was added since.".formatted(it)));
    moved.removed().forEach(it -> reasons.add("The target %s was removed since.".formatted(it)));
    moved
        .changed()
        .forEach(it -> reasons.add("The settings of the target %s changed since.".formatted(it)));
    for (var other : history.since(plan)) {
      reasons.add(
          "The deployment %s ran on %s since.".formatted(other.deployment(), other.target()));
    }
    reasons.addAll(sightings.moved(plan.id()));
    return reasons;
  }
}
