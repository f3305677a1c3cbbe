package io.slipway.control.gate;

import io.slipway.control.gate.judgement.JudgementWords;
import io.slipway.control.gate.judgement.PlanFacts;
import io.slipway.control.gate.judgement.PolicyJudgement;
import io.slipway.control.gate.judgement.PolicyJudgement.Approvals;
import io.slipway.control.gate.judgement.PolicyJudgement.Outcome;
import io.slipway.control.gate.judgement.PolicyJudgement.TriedCondition;
import io.slipway.control.gate.judgement.PolicyJudgement.TriedRule;
import io.slipway.control.gate.judgement.UnmetRequirement;
import io.slipway.control.project.policy.Freeze;
import io.slipway.control.project.policy.Openings;
import io.slipway.control.project.policy.Policy;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a policy makes of a plan, rule by rule.
@Schema(name = "PolicySimulation", description = "What a policy makes of a plan, rule by rule")
record SimulationView(
    @Schema(description = "Of the policy that was tried") String policyVersion,
    ApprovalsView approvals,
    @Schema(description = "In their order; the first whose conditions are all met counts")
        List<RuleView> rules,
    @Schema(description = "What the policy asks of the plan's evidence, and it does not show")
        List<UnmetView> unmet,
    CalendarView calendar,
    @Schema(description = "What is known of the plan, in every respect that conditions ask for")
        List<FactView> facts) {

  /// How many people have to approve.
  @Schema(name = "RequiredApprovals")
  record ApprovalsView(
      @Schema(description = "How many different people") int required,
      @Nullable
          @Schema(
              description = "The role that each must hold; absent when nobody has to",
              allowableValues = {"approver", "release-manager", "admin"})
          String role,
      @Nullable @Schema(description = "The rule that says so, from 1; absent when none is met")
          Integer rule,
      String words) {

    static ApprovalsView of(Approvals approvals) {
      var words = JudgementWords.of(approvals);
      return switch (approvals) {
        case Approvals.NoRule _ -> new ApprovalsView(0, null, null, words);
        case Approvals.NoneRequired(var number, _) -> new ApprovalsView(0, null, number, words);
        case Approvals.Required(var number, _, var required, Role role) ->
            new ApprovalsView(required, role.word(), number, words);
      };
    }
  }

  /// A rule and what came of it.
  @Schema(name = "TriedRule")
  record RuleView(
      int number,
      @Schema(description = "Its own, or as `rule 3`") String name,
      Outcome outcome,
      String words,
      int required,
      String role,
      List<ConditionView> conditions) {

    static RuleView of(TriedRule tried) {
      return new RuleView(
          tried.number(),
          tried.name(),
          tried.outcome(),
          JudgementWords.of(tried),
          tried.rule().required(),
          tried.rule().role().word(),
          tried.conditions().stream().map(ConditionView::of).toList());
    }
  }

  /// A condition and what there is.
  @Schema(name = "TriedCondition")
  record ConditionView(
      @Schema(example = "table-size") String condition,
      @Schema(example = "at most 1GB") String wanted,
      @Schema(example = "4294967296B") String actual,
      boolean met,
      String words) {

    static ConditionView of(TriedCondition tried) {
      return new ConditionView(
          tried.condition().measure().key(),
          tried.condition().wanted(),
          tried.fact().value(),
          tried.met(),
          JudgementWords.of(tried));
    }
  }

  /// A requirement that is not met.
  @Schema(name = "UnmetRequirement")
  record UnmetView(
      @Schema(example = "policy-rollback") String code,
      String message,
      @Schema(description = "What to do about it") String fix) {

    static UnmetView of(UnmetRequirement unmet) {
      return new UnmetView(unmet.code(), unmet.message(), unmet.fix());
    }
  }

  /// Whether plans may run at a moment, as windows and freezes have it.
  @Schema(name = "PolicyCalendar")
  record CalendarView(
      Instant at,
      boolean open,
      @Nullable @Schema(description = "Why nothing runs; absent when there is no freeze")
          FreezeView freeze,
      @Nullable @Schema(description = "From when on it may run; absent when never") Instant opensAt,
      @Nullable @Schema(description = "Until when; absent when it is not open, or does not close")
          Instant closesAt) {

    static CalendarView of(Openings openings, Instant at) {
      return new CalendarView(
          at,
          openings.isOpen(at),
          openings.freezeAt(at).map(FreezeView::of).orElse(null),
          openings.nextOpening(at).orElse(null),
          openings.closesAt(at).orElse(null));
    }
  }

  /// A freeze that holds.
  @Schema(name = "HoldingFreeze")
  record FreezeView(
      String reason,
      String by,
      @Nullable @Schema(description = "Absent when it has no end") Instant until) {

    static FreezeView of(Freeze freeze) {
      return new FreezeView(freeze.reason(), freeze.by(), freeze.ends().orElse(null));
    }
  }

  /// What is known in one respect.
  @Schema(name = "PlanFact")
  record FactView(
      @Schema(example = "lock") String condition,
      @Schema(example = "access-exclusive") String value,
      @Schema(description = "Where the worst of it comes from") String because,
      @Schema(description = "What could not be told, so that there may be worse")
          List<String> unknown) {}

  static SimulationView of(Policy policy, PlanFacts facts, Instant at) {
    var judgement = PolicyJudgement.of(policy, facts);
    return new SimulationView(
        policy.version(),
        ApprovalsView.of(judgement.approvals()),
        judgement.rules().stream().map(RuleView::of).toList(),
        judgement.unmet().stream().map(UnmetView::of).toList(),
        CalendarView.of(policy.openings(), at),
        facts.facts().values().stream()
            .map(
                fact ->
                    new FactView(
                        fact.measure().key(), fact.value(), fact.because(), fact.unknown()))
            .toList());
  }
}
