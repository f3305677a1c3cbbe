package io.slipway.control.gate;

import io.slipway.control.planning.Plan;
import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.ProjectId;
import io.slipway.engine.bundle.BundleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What has run where; whoever keeps runs tells it.
public interface RunHistory {

  /// A bundle's way through an environment.
  ///
  /// @param target one of the project's there
  /// @param succeededAt when a run of the bundle last succeeded there; empty when none has
  record Passage(String target, Optional<Instant> succeededAt) {}

  /// How a bundle fared on each of the project's targets in an environment.
  List<Passage> passages(ProjectId project, BundleId bundle, EnvironmentId environment);

  /// A run that another plan has had.
  record OtherRun(String target, UUID deployment, Instant at) {}

  /// Runs of other plans that may have changed targets of this one since it was made.
  List<OtherRun> since(Plan plan);
}
