package io.slipway.control.planning;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.control.planning.Plan.Progress;
import io.slipway.http.Blocker;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plan as the API shows it.
@Schema(name = "Plan")
record PlanView(
    UUID id,
    PlanState state,
    PlanKind kind,
    String project,
    String environment,
    String bundle,
    @Nullable @Schema(description = "What deployments and approvals name; present once it is READY")
        String digest,
    @JsonUnwrapped Gated gated,
    @Schema(description = "What would be done to each target; empty until it is READY")
        List<PlannedTarget> targets,
    PlannedLint lint,
    @Nullable @Schema(description = "Why it could not be made") String failure,
    @JsonUnwrapped Origin origin) {

  /// Who asked for it when, and what the environment's policy was then.
  @Schema(name = "Origin")
  record Origin(
      Instant createdAt,
      String createdBy,
      @Nullable
          @Schema(
              description =
                  "The version of the environment's policy that it was made for; present once it is"
                      + " READY")
          String policyVersion) {}

  /// How it stands before the gates.
  @Schema(name = "Gated")
  record Gated(
      @Schema(description = "Whether nothing that was found keeps it from running")
          boolean runnable,
      @Schema(description = "Why approvals count no more; empty while it is fresh")
          List<String> staleReasons,
      @Schema(description = "What keeps it from running now; empty in lists")
          List<Blocker> blockers) {

    static Gated unasked(Plan plan) {
      return of(plan, new PlanGates.Outlook(List.of(), List.of()));
    }

    static Gated of(Plan plan, PlanGates.Outlook outlook) {
      var isRunnable =
          plan.ready()
              .filter(it -> it.document().targets().stream().noneMatch(PlannedTarget::isBlocked))
              .isPresent();
      return new Gated(isRunnable, outlook.staleReasons(), outlook.blockers());
    }
  }

  /// As one of many, for which the gates are not asked.
  static PlanView listed(Plan plan) {
    return of(plan, Gated.unasked(plan));
  }

  static PlanView of(Plan plan, Gated gated) {
    var ready = plan.ready();
    var targets = ready.map(Progress.Ready::document).map(PlanDocument::targets).orElse(List.of());
    return new PlanView(
        plan.id().value(),
        plan.state(),
        plan.kind(),
        plan.project().value(),
        plan.environment().value(),
        plan.bundle().value(),
        ready.map(Progress.Ready::digest).orElse(null),
        gated,
        targets,
        ready.map(Progress.Ready::document).map(PlanDocument::lint).orElse(PlannedLint.NONE),
        plan.progress() instanceof Progress.Failed(var reason, _) ? reason : null,
        new Origin(
            plan.createdAt(),
            plan.createdBy().name(),
            ready.map(Progress.Ready::document).map(PlanDocument::policy).orElse(null)));
  }
}
