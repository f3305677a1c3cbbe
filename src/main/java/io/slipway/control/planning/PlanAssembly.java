package io.slipway.control.planning;

import io.slipway.control.project.Project;
import io.slipway.control.project.Target;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.Targets;
import io.slipway.control.rehearsal.PlanRehearsal;
import io.slipway.control.rehearsal.Rehearsals;
import io.slipway.control.rehearsal.Subject;
import io.slipway.control.rehearsal.TargetEvidence;
import io.slipway.engine.bundle.Bundle;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/// Puts together what a plan says of its targets: what they answered, and what a rehearsal showed.
@Component
class PlanAssembly {

  // Targets asked at the same time; each takes a connection and little else.
  private static final int ASKED_AT_ONCE = 8;

  private final TargetObserver observer;
  private final Targets targets;
  private final Rehearsals rehearsals;

  PlanAssembly(TargetObserver observer, Targets targets, Rehearsals rehearsals) {
    this.observer = observer;
    this.targets = targets;
    this.rehearsals = rehearsals;
  }

  PlanDocument document(Plan plan, Project project, Bundle bundle) {
    var surveyed = surveyed(plan, project, bundle);
    // One after the other: a scratch server has other things to do as well.
    try (var rehearsal = rehearsals.begin()) {
      return new PlanDocument(
          surveyed.stream()
              .map(seen -> seen.target().rehearsed(evidence(rehearsal, seen, project, bundle)))
              .toList());
    }
  }

  private TargetEvidence evidence(
      PlanRehearsal rehearsal, Surveyed seen, Project project, Bundle bundle) {
    var planned = seen.target();
    var blocking = planned.findings().stream().filter(PlanFinding::blocks).findFirst();
    if (blocking.isPresent() || seen.ledger().isEmpty()) {
      return TargetEvidence.unproven(
          "The plan cannot run on this target, so nothing was rehearsed. "
              + blocking.map(PlanFinding::message).orElse(""));
    }
    return rehearsal.of(
        new Subject(
            target(planned),
            bundle,
            seen.ledger().get(),
            planned.facts(),
            facts -> Peers.of(project, facts),
            planned.migrations()));
  }

  private Target target(PlannedTarget planned) {
    return targets.find(new TargetId(planned.target())).orElseThrow();
  }

  private List<Surveyed> surveyed(Plan plan, Project project, Bundle bundle) {
    try (var executor = Executors.newFixedThreadPool(ASKED_AT_ONCE, Thread.ofVirtual().factory())) {
      return executor
          .invokeAll(plan.targets().stream().map(t -> ask(t, project, bundle)).toList())
          .stream()
          .map(PlanAssembly::result)
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while targets were asked", e);
    }
  }

  private Callable<Surveyed> ask(TargetId target, Project project, Bundle bundle) {
    return () -> observer.look(target, project, bundle);
  }

  private static Surveyed result(Future<Surveyed> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while targets were asked", e);
    }
  }
}
