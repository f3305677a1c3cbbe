package io.slipway.control.planning;

import io.slipway.control.planning.TargetObservations.Observation;
import io.slipway.control.project.Project;
import io.slipway.control.project.Projects;
import io.slipway.control.project.Target;
import io.slipway.control.project.TargetId;
import io.slipway.engine.bundle.Bundle;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.BiFunction;
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
    observe(target, (project, bundle) -> survey.of(target.id(), project, bundle));
  }

  /// The same on somebody's connection, which is read-only from then on.
  public void observe(Target target, Connection connection) {
    observe(target, (project, bundle) -> survey.on(connection, target.id(), project, bundle));
  }

  private void observe(Target target, BiFunction<Project, Bundle, Surveyed> look) {
    try {
      var project = projects.find(target.project()).orElseThrow();
      intake
          .newest(project)
          .map(newest -> bundles.load(project, newest))
          .ifPresent(bundle -> noteOf(project, bundle, look.apply(project, bundle)));
    } catch (RuntimeException e) {
      log.warn("target {} could not be observed", target.id(), e);
    }
  }

  /// Asks a target what a bundle would do to it, and notes that if the bundle is its project's
  /// newest.
  Surveyed look(TargetId target, Project project, Bundle bundle) {
    return noteOf(project, bundle, survey.of(target, project, bundle));
  }

  private Surveyed noteOf(Project project, Bundle bundle, Surveyed seen) {
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
