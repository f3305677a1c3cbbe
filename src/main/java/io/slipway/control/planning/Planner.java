package io.slipway.control.planning;

import io.slipway.control.planning.Plan.Progress;
import io.slipway.control.project.Project;
import io.slipway.control.project.Projects;
import io.slipway.control.project.TargetId;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.InvalidBundleException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Prepares plans: asks every target, and puts what they say into one immutable document.
@Component
class Planner {

  private static final Logger log = LoggerFactory.getLogger(Planner.class);

  // What an environment's policy is called before there are policies.
  private static final String NO_POLICY = "none";

  // Targets asked at the same time; each takes a connection and little else.
  private static final int ASKED_AT_ONCE = 8;

  private final Plans plans;
  private final PlanStore store;
  private final Projects projects;
  private final BundleLibrary bundles;
  private final TargetObserver observer;

  Planner(
      Plans plans,
      PlanStore store,
      Projects projects,
      BundleLibrary bundles,
      TargetObserver observer) {
    this.plans = plans;
    this.store = store;
    this.projects = projects;
    this.bundles = bundles;
    this.observer = observer;
  }

  /// Prepares a plan, unless it has been already.
  void prepare(PlanId id) {
    var plan = plans.find(id).orElseThrow();
    if (plan.state() != PlanState.PREPARING) {
      return;
    }
    try {
      var project = projects.find(plan.project()).orElseThrow();
      var bundle = bundles.load(project, plan.bundle());
      var document = new PlanDocument(targets(plan, project, bundle));
      var digest = PlanDigest.of(plan, document, NO_POLICY);
      store.complete(plan, new Progress.Ready(digest, document, Clock.systemUTC().instant()));
    } catch (InvalidBundleException e) {
      fail(plan, "The bundle cannot be read with the project's settings: " + e.getMessage());
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        // This instance is being shut down; the task comes back, here or elsewhere.
        throw e;
      }
      log.error("plan {} could not be prepared", id, e);
      fail(plan, "Slipway itself failed while it prepared the plan; its log says why.");
    }
  }

  private void fail(Plan plan, String reason) {
    store.fail(plan, new Progress.Failed(reason, Clock.systemUTC().instant()));
  }

  private List<PlannedTarget> targets(Plan plan, Project project, Bundle bundle) {
    try (var executor = Executors.newFixedThreadPool(ASKED_AT_ONCE, Thread.ofVirtual().factory())) {
      return executor
          .invokeAll(plan.targets().stream().map(t -> ask(t, project, bundle)).toList())
          .stream()
          .map(Planner::result)
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while targets were asked", e);
    }
  }

  private Callable<PlannedTarget> ask(TargetId target, Project project, Bundle bundle) {
    return () -> observer.look(target, project, bundle);
  }

  private static PlannedTarget result(Future<PlannedTarget> future) {
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
