package io.slipway.control.gate;

import io.slipway.control.gate.Tally.Counted;
import io.slipway.control.gate.approval.Need;
import io.slipway.control.gate.approval.Opinion;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.PlanGates.Outlook;
import io.slipway.http.Blocker;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was said of a plan, and what of it counts, as the API shows it.
@Schema(name = "Approvals")
record ApprovalView(
    UUID plan,
    @Nullable @Schema(description = "What approvals name; absent until the plan is READY")
        String digest,
    @Schema(description = "Which line of the policy's table the plan meets") String rule,
    @Schema(description = "How many different people have to approve it") int required,
    @Schema(description = "Which role each of them must hold") Role role,
    @Schema(description = "How many approvals count") int given,
    @Schema(description = "Those that were not withdrawn") List<Approval> approvals,
    @Schema(description = "Why approvals count no more; empty while the plan is fresh")
        List<String> staleReasons,
    @Schema(description = "What keeps the plan from running now") List<Blocker> blockers,
    @Schema(description = "All that was said, in its order") List<Said> said) {

  /// An approval that was not withdrawn.
  @Schema(name = "Approval")
  record Approval(
      @Schema(example = "ada") String by,
      Instant at,
      Instant expiresAt,
      boolean counts,
      @Nullable @Schema(description = "Why it does not count; absent when it does")
          String ignoredBecause) {

    static Approval of(Counted counted) {
      return new Approval(
          counted.opinion().name(),
          counted.opinion().at(),
          counted.expiresAt(),
          counted.counts(),
          counted.ignoredBecause().orElse(null));
    }
  }

  /// Something that was said.
  @Schema(name = "Said")
  record Said(
      Opinion.Kind decision,
      @Schema(example = "ada") String by,
      Instant at,
      @Nullable @Schema(description = "What was confirmed") String subject,
      @Nullable String comment) {

    static Said of(Opinion opinion) {
      return new Said(
          opinion.kind(), opinion.name(), opinion.at(), opinion.subject(), opinion.comment());
    }
  }

  static ApprovalView of(
      Plan plan, Need need, List<Counted> counted, List<Opinion> said, Outlook outlook) {
    return new ApprovalView(
        plan.id().value(),
        plan.ready().map(Plan.Progress.Ready::digest).orElse(null),
        need.rule(),
        need.required(),
        need.role(),
        (int) counted.stream().filter(Counted::counts).count(),
        counted.stream().map(Approval::of).toList(),
        outlook.staleReasons(),
        outlook.blockers(),
        said.stream().map(Said::of).toList());
  }

  static ApprovalView undecided(Plan plan, List<Opinion> said, Outlook outlook) {
    return of(plan, Need.NONE, List.of(), said, outlook);
  }
}
