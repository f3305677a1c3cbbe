package io.slipway.control.planning;

import io.slipway.control.project.Environment;
import io.slipway.control.project.Environments;
import io.slipway.control.project.Peers;
import io.slipway.control.project.Project;
import io.slipway.control.project.Target;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.Targets;
import io.slipway.control.project.policy.Policy;
import io.slipway.control.rehearsal.PlanRehearsal;
import io.slipway.control.rehearsal.Rehearsals;
import io.slipway.control.rehearsal.Subject;
import io.slipway.control.rehearsal.TargetEvidence;
import io.slipway.control.rehearsal.TargetLook;
import io.slipway.engine.bundle.Bundle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Puts together what a plan says of its targets: what they answered, and what a rehearsal showed.
@Component
class PlanAssembly {

  // Targets asked at the same time; each takes a connection and, for a while, its whole schema.
  private static final int ASKED_AT_ONCE = 8;

  private final TargetObserver observer;
  private final Targets targets;
  private final Rehearsals rehearsals;
  private final PlanLints lints;
  private final Environments environments;

  PlanAssembly(
      TargetObserver observer,
      Targets targets,
      Rehearsals rehearsals,
      PlanLints lints,
      Environments environments) {
    this.observer = observer;
    this.targets = targets;
    this.rehearsals = rehearsals;
    this.lints = lints;
    this.environments = environments;
  }

  /// @param subject what would be rehearsed; empty when the plan cannot run there
  private record Part(PlannedTarget planned, Optional<Subject> subject) {}

  PlanDocument document(Plan plan, Project project, Bundle bundle) {
    // What the policy is now; if it changes before the plan is complete, the plan is stale.
    var policy = environments.find(plan.environment()).map(Environment::policy).orElse(Policy.NONE);
    var planned = rehearsed(surveyed(plan, project, bundle), project, bundle);
    return new PlanDocument(planned, lints.of(plan, project, bundle, planned), policy.version());
  }

  private List<PlannedTarget> rehearsed(List<Surveyed> surveyed, Project project, Bundle bundle) {
    var parts = surveyed.stream().map(s -> part(s, project, bundle)).toList();
    try (var rehearsal = rehearsals.begin();
        var looks = new Ahead<>(looks(rehearsal, parts), ASKED_AT_ONCE)) {
      // One after the other: a scratch server has other things to do as well.
      return parts.stream().map(part -> rehearsed(rehearsal, part, looks)).toList();
    }
  }

  private static PlannedTarget rehearsed(
      PlanRehearsal rehearsal, Part part, Ahead<TargetLook> looks) {
    return part.planned()
        .rehearsed(
            part.subject()
                .map(subject -> rehearsal.of(subject, looks.next()))
                .orElseGet(() -> notRunnable(part.planned())));
  }

  private static TargetEvidence notRunnable(PlannedTarget planned) {
    var blocking = planned.findings().stream().filter(PlanFinding::blocks).findFirst();
    return TargetEvidence.unproven(
        "The plan cannot run on this target, so nothing was rehearsed. "
            + blocking.map(PlanFinding::message).orElse(""));
  }

  private static List<Callable<TargetLook>> looks(PlanRehearsal rehearsal, List<Part> parts) {
    return parts.stream()
        .flatMap(part -> part.subject().stream())
        .<Callable<TargetLook>>map(subject -> () -> rehearsal.look(subject))
        .toList();
  }

  private Part part(Surveyed seen, Project project, Bundle bundle) {
    var planned = seen.target();
    return new Part(
        planned,
        seen.ledger()
            .filter(_ -> !planned.isBlocked())
            .map(
                ledger ->
                    new Subject(
                        target(planned),
                        bundle,
                        ledger,
                        planned.facts(),
                        facts -> Peers.of(project, facts),
                        planned.migrations())));
  }

  private Target target(PlannedTarget planned) {
    return targets.find(new TargetId(planned.target())).orElseThrow();
  }

  private List<Surveyed> surveyed(Plan plan, Project project, Bundle bundle) {
    var questions =
        plan.targets().stream()
            .<Callable<Surveyed>>map(target -> () -> observer.look(target, project, bundle))
            .toList();
    try (var answers = new Ahead<>(questions, ASKED_AT_ONCE)) {
      return Stream.generate(answers::next).limit(questions.size()).toList();
    }
  }
}
