package io.slipway.control.planning;

import io.slipway.control.project.Environment;
import io.slipway.control.project.Project;
import io.slipway.control.project.Target;
import io.slipway.engine.bundle.BundleId;
import java.util.List;
import java.util.Optional;

/// A plan request whose names were found to stand for stored objects.
///
/// @param bundle the one that was named, if one was
record PlanWish(
    Project project,
    Environment environment,
    List<Target> targets,
    Plan.Choice choice,
    Optional<BundleId> bundle) {

  PlanWish {
    targets = List.copyOf(targets);
  }
}
