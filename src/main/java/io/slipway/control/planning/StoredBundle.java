package io.slipway.control.planning;

import io.slipway.control.project.ProjectId;
import io.slipway.engine.bundle.BundleFinding;
import io.slipway.engine.bundle.BundleId;
import io.slipway.engine.bundle.Layout;
import java.time.Instant;
import java.util.List;

/// What is known of a bundle without reading its files again.
record StoredBundle(
    ProjectId project,
    BundleId id,
    Layout layout,
    int files,
    List<MigrationSummary> migrations,
    List<BundleFinding> findings,
    Instant createdAt,
    String createdBy) {

  StoredBundle {
    migrations = List.copyOf(migrations);
    findings = List.copyOf(findings);
  }
}
