package io.slipway.control.gate;

import io.slipway.control.gate.approval.OpinionBook;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.Plan.Progress.Ready;
import io.slipway.control.planning.PlanGates;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says how plans stand: what was said of them, what is missing, and whether they are stale.
@Component
class PlanStandings implements PlanGates {

  private final Gates gates;
  private final OpinionBook book;
  private final Tally tally;

  PlanStandings(Gates gates, OpinionBook book, Tally tally) {
    this.gates = gates;
    this.book = book;
    this.tally = tally;
  }

  @Override
  public Outlook outlook(Plan plan) {
    var digest = plan.ready().map(Ready::digest).orElse("");
    var reasons = situation(plan).map(Situation::staleReasons).orElse(List.of());
    return new Outlook(reasons, gates.blockers(Candidate.of(plan, digest)));
  }

  /// What the gates look at; empty for a plan that is not READY or whose environment is gone.
  Optional<Situation> situation(Plan plan) {
    return gates.situation(Candidate.of(plan, plan.ready().map(Ready::digest).orElse("")));
  }

  /// All that was said of a plan, and what of it counts.
  ApprovalView approvals(Plan plan) {
    var opinions = book.of(plan.id());
    return situation(plan)
        .map(
            situation ->
                ApprovalView.of(
                    plan, situation.need(), tally.of(situation), opinions, outlook(plan)))
        .orElseGet(() -> ApprovalView.undecided(plan, opinions, outlook(plan)));
  }
}
