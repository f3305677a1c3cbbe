package io.slipway.control.planning;

import io.slipway.control.planning.TargetObservations.Observation;
import io.slipway.control.project.Project;
import io.slipway.control.project.Projects;
import io.slipway.control.project.Target;
import io.slipway.control.project.TargetId;
import io.slipway.engine.bundle.Bundle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks at targets so that the status need not: where each ledger stands, and what its project's
/// newest bundle would do to it.
@Component
public class TargetObserver {

  private static final Logger log = LoggerFactory.getLogger(TargetObserver.class);

  private final Projects projects;
  private final BundleIntake intake;
  private final BundleLibrary bundles;
  private final TargetSurvey survey;
  private final TargetObservations observations;

  TargetObserver(
      Projects projects,
      BundleIntake intake,
      BundleLibrary bundles,
      TargetSurvey survey,
      TargetObservations observations) {
    this.projects = projects;
    this.intake = intake;
    this.bundles = bundles;
    this.survey = survey;
    this.observations = observations;
  }

  /// Looks at one target; a failure to do so is an observation too, and never the caller's
  /// concern.
  public void observe(Target target) {
    try {
      var project = projects.find(target.project()).orElseThrow();
      intake
          .newest(project)
          .ifPresent(bundle -> look(target.id(), project, bundles.load(project, bundle)));
    } catch (RuntimeException e) {
      log.warn("target {} could not be observed", target.id(), e);
    }
  }

  /// Asks a target what a bundle would do to it, and notes that if the bundle is its project's
  /// newest.
  Surveyed look(TargetId target, Project project, Bundle bundle) {
    var seen = survey.of(target, project, bundle);
    if (intake.newest(project).equals(Optional.of(bundle.id()))) {
      note(bundle.id().value(), seen.target());
    }
    return seen;
  }

  private static boolean saysThatNobodyAnswered(PlanFinding finding) {
    return finding.code().equals(TargetSurvey.UNREACHABLE)
        || finding.code().equals(TargetSurvey.UNREADABLE);
  }

  private void note(String bundle, PlannedTarget seen) {
    var unreachable =
        seen.findings().stream().filter(TargetObserver::saysThatNobodyAnswered).findFirst();
    observations.save(
        new Observation(
            seen.target(),
            seen.facts().plannedAt(),
            unreachable.isEmpty(),
            unreachable.map(PlanFinding::message).orElse(null),
            bundle,
            seen.current(),
            seen.applied(),
            seen.steps().size(),
            (int) seen.findings().stream().filter(PlanFinding::blocks).count()));
  }
}
