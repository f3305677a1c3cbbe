package io.slipway.control.planning;

import io.slipway.control.project.Project;
import io.slipway.control.project.Projects;
import io.slipway.engine.bundle.Bundle;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks whether the targets of plans are still what the plans were made on, so that people learn
/// of it before a run does.
@Component
public class PlanWatch {

  private static final Logger log = LoggerFactory.getLogger(PlanWatch.class);

  private static final int ASKED_AT_ONCE = 8;
  private static final Duration WATCHED_FOR = Duration.ofDays(30);

  private final Plans plans;
  private final Projects projects;
  private final WatchedTargets targets;
  private final PlanSightings sightings;
  private final Clock clock;

  PlanWatch(
      Plans plans,
      Projects projects,
      WatchedTargets targets,
      PlanSightings sightings,
      Clock clock) {
    this.plans = plans;
    this.projects = projects;
    this.targets = targets;
    this.sightings = sightings;
    this.clock = clock;
  }

  /// Looks at the targets of every plan that people have said something of and that has not run.
  public void lookAtAll() {
    for (var id : sightings.watched(clock.instant().minus(WATCHED_FOR))) {
      plans.find(id).ifPresent(this::look);
    }
  }

  /// Looks at the targets of one plan, unless a run of it has begun. What it finds is remembered;
  /// what cannot be asked says nothing.
  public void look(Plan plan) {
    if (plan.ready().isEmpty() || sightings.hasBegun(plan.id())) {
      return;
    }
    var project = projects.find(plan.project());
    if (project.isEmpty()) {
      return;
    }
    try {
      look(plan, project.get(), targets.bundle(project.get(), plan.bundle()));
    } catch (RuntimeException e) {
      log.warn("the targets of plan {} could not be looked at", plan.id(), e);
    }
  }

  private void look(Plan plan, Project project, Bundle bundle) {
    var planned = plan.ready().orElseThrow().document().targets();
    var looks =
        planned.stream()
            .<Callable<Optional<String>>>map(one -> () -> targets.moved(one, project, bundle))
            .toList();
    try (var answers = new Ahead<>(looks, ASKED_AT_ONCE)) {
      for (var target : planned) {
        sightings.save(plan.id(), target.target(), clock.instant(), answers.next());
      }
    }
  }
}
