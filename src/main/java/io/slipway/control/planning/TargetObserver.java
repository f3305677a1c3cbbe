package io.slipway.control.planning;

import io.slipway.control.planning.TargetObservations.Observation;
import io.slipway.control.project.Project;
import io.slipway.control.project.Projects;
import io.slipway.control.project.Target;
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
          .ifPresent(
              bundle ->
                  note(
                      bundle.value(),
                      survey.of(target.id(), project, bundles.load(project, bundle))));
    } catch (RuntimeException e) {
      log.warn("target {} could not be observed", target.id(), e);
    }
  }

  /// Notes what a plan saw on a target, if the plan is of its project's newest bundle.
  void note(Project project, Plan plan, PlannedTarget seen) {
    if (intake.newest(project).equals(Optional.of(plan.bundle()))) {
      note(plan.bundle().value(), seen);
    }
  }

  private void note(String bundle, PlannedTarget seen) {
    var unreachable =
        seen.findings().stream()
            .filter(finding -> finding.code().equals(TargetSurvey.UNREACHABLE))
            .findFirst();
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
