package io.slipway.control.planning;

import io.slipway.control.project.Peers;
import io.slipway.control.project.Project;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.Targets;
import io.slipway.control.rehearsal.SchemaLook;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.BundleId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Compares targets with what plans say of them.
@Component
class WatchedTargets {

  private final Targets targets;
  private final TargetSurvey survey;
  private final SchemaLook schemas;
  private final BundleLibrary bundles;

  WatchedTargets(Targets targets, TargetSurvey survey, SchemaLook schemas, BundleLibrary bundles) {
    this.targets = targets;
    this.survey = survey;
    this.schemas = schemas;
    this.bundles = bundles;
  }

  Bundle bundle(Project project, BundleId id) {
    return bundles.load(project, id);
  }

  /// What has moved, in a sentence; empty when nothing has, or when it cannot be told.
  Optional<String> moved(PlannedTarget planned, Project project, Bundle bundle) {
    return targets
        .find(new TargetId(planned.target()))
        .flatMap(
            target -> {
              var seen = survey.of(target.id(), project, bundle);
              if (seen.ledger().isEmpty()) {
                return Optional.empty();
              }
              if (!seen.target().ledger().equals(planned.ledger())) {
                return Optional.of("The ledger of %s has moved.".formatted(planned.target()));
              }
              return schemas
                  .fingerprint(target, Peers.of(project, planned.facts()))
                  .filter(_ -> planned.fingerprint() != null)
                  .filter(now -> !now.equals(planned.fingerprint()))
                  .map(_ -> "The schema of %s has changed.".formatted(planned.target()));
            });
  }
}
