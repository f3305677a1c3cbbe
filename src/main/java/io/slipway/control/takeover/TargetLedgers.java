package io.slipway.control.takeover;

import io.slipway.control.planning.BundleLibrary;
import io.slipway.control.project.Project;
import io.slipway.control.project.Projects;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.Targets;
import io.slipway.engine.bundle.BundleId;
import io.slipway.engine.bundle.InvalidBundleException;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the target and the bundle that a request names.
@Component
class TargetLedgers {

  private final Targets targets;
  private final Projects projects;
  private final BundleLibrary bundles;

  TargetLedgers(Targets targets, Projects projects, BundleLibrary bundles) {
    this.targets = targets;
    this.projects = projects;
    this.bundles = bundles;
  }

  /// @param bundle left out, the one that the project got last
  /// @throws ProblemException when one of them does not exist or cannot be read
  TargetLedger find(String id, @Nullable String bundle) {
    var target =
        TargetId.read(id)
            .flatMap(targets::find)
            .orElseThrow(
                () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no target " + id));
    var project = projects.find(target.project()).orElseThrow();
    try {
      var read = bundles.load(project, chosen(project, bundle));
      return new TargetLedger(target, project, read, bundle != null);
    } catch (InvalidBundleException e) {
      throw new ProblemException(ProblemCode.INVALID_BUNDLE, String.valueOf(e.getMessage()));
    }
  }

  private BundleId chosen(Project project, @Nullable String bundle) {
    if (bundle == null) {
      return bundles.newest(project).orElseThrow(() -> noBundle(project));
    }
    var id = new BundleId(bundle);
    if (!bundles.has(project, id)) {
      throw Refusal.ofField(
              ProblemCode.INVALID_FIELD,
              "bundle",
              project.id() + " has no such bundle; upload it first")
          .asException();
    }
    return id;
  }

  private static ProblemException noBundle(Project project) {
    return new ProblemException(
        ProblemCode.NO_BUNDLE,
        "A ledger is held against a bundle, and the project %s has none: upload one."
            .formatted(project.id()));
  }
}
