package io.slipway.control.planning;

import io.slipway.control.planning.Plan.Progress;
import io.slipway.control.project.Projects;
import io.slipway.engine.bundle.InvalidBundleException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Prepares plans: has them put together and gives them their digest.
@Component
class Planner {

  private static final Logger log = LoggerFactory.getLogger(Planner.class);

  private final Plans plans;
  private final PlanStore store;
  private final Projects projects;
  private final BundleLibrary bundles;
  private final PlanAssembly assembly;

  Planner(
      Plans plans,
      PlanStore store,
      Projects projects,
      BundleLibrary bundles,
      PlanAssembly assembly) {
    this.plans = plans;
    this.store = store;
    this.projects = projects;
    this.bundles = bundles;
    this.assembly = assembly;
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
      var document = assembly.document(plan, project, bundle);
      var digest = PlanDigest.of(plan, document);
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
}
