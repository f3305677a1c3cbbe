package io.slipway.control.planning;

import io.slipway.engine.bundle.BundleFinding;
import io.slipway.engine.bundle.Layout;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// A bundle as the API shows it.
@Schema(name = "Bundle")
record BundleView(
    @Schema(description = "SHA-256 of its files' paths and contents") String id,
    String project,
    Layout layout,
    int files,
    List<MigrationSummary> migrations,
    @Schema(description = "What its owner should know; none keeps it from being used")
        List<BundleFinding> findings,
    Instant createdAt,
    String createdBy) {

  static BundleView of(StoredBundle bundle) {
    return new BundleView(
        bundle.id().value(),
        bundle.project().value(),
        bundle.layout(),
        bundle.files(),
        bundle.migrations(),
        bundle.findings(),
        bundle.createdAt(),
        bundle.createdBy());
  }
}
