package io.slipway.control.planning;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.database.BackgroundWork;
import io.slipway.control.planning.Plan.Progress;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The transitions of plans, each with its audit entry.
@Service
class PlanStore {

  // What the audit trail calls Slipway itself.
  private static final String ACTOR = "system";

  private final Plans plans;
  private final BackgroundWork work;
  private final AuditTrail audit;

  PlanStore(Plans plans, BackgroundWork work, AuditTrail audit) {
    this.plans = plans;
    this.work = work;
    this.audit = audit;
  }

  @Transactional
  public void begin(Plan plan) {
    plans.add(plan);
    PlanTask.queue(work, plan.id());
    record(plan.createdBy().name(), "plan.create", plan, Map.of("bundle", plan.bundle().value()));
  }

  @Transactional
  public void complete(Plan plan, Progress.Ready ready) {
    if (plans.complete(plan.id(), ready)) {
      record(ACTOR, "plan.ready", plan, Map.of("digest", ready.digest()));
    }
  }

  @Transactional
  public void fail(Plan plan, Progress.Failed failed) {
    if (plans.fail(plan.id(), failed)) {
      record(ACTOR, "plan.failed", plan, Map.of("reason", failed.reason()));
    }
  }

  private void record(String actor, String action, Plan plan, Map<String, Object> detail) {
    audit.record(
        AuditEvent.of(actor, action, "plan", plan.id().toString())
            .in(plan.environment().value(), plan.project().value())
            .with(detail));
  }
}
