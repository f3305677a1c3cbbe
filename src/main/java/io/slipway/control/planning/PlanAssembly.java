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
import java.util.function.Function;
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
    var surveyed = each(plan.targets(), target -> observer.look(target, project, bundle));
    try (var rehearsal = rehearsals.begin()) {
      return new PlanDocument(
          each(
              surveyed,
              seen -> seen.target().rehearsed(evidence(rehearsal, seen, project, bundle))));
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

  // A few at a time: what a plan takes of connections and memory does not grow with its targets.
  private static <T, R> List<R> each(List<T> all, Function<T, R> work) {
    try (var executor = Executors.newFixedThreadPool(ASKED_AT_ONCE, Thread.ofVirtual().factory())) {
      return executor
          .invokeAll(all.stream().<Callable<R>>map(one -> () -> work.apply(one)).toList())
          .stream()
          .map(PlanAssembly::result)
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while targets were asked", e);
    }
  }

  private static <R> R result(Future<R> future) {
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
