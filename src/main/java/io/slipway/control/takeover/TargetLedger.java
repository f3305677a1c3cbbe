package io.slipway.control.takeover;

import io.slipway.control.project.Project;
import io.slipway.control.project.Target;
import io.slipway.engine.bundle.Bundle;

/// A target's ledger, and the bundle that it is held against.
///
/// @param isBundleNamed whether the request named the bundle; else it is the project's newest
record TargetLedger(Target target, Project project, Bundle bundle, boolean isBundleNamed) {

  String bundleId() {
    return bundle.id().value();
  }

  /// Where the API has it.
  String href() {
    return "/api/v1/targets/" + target.id() + "/ledger";
  }
}
