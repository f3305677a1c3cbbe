package io.slipway.control.gate;

import io.slipway.control.gate.approval.OpinionBook;
import io.slipway.control.gate.approval.Tally;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.PlanGates;
import io.slipway.control.project.policy.Confirmation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Says how plans stand: what was said of them, what is missing, and whether they are stale.
@Component
class PlanStandings implements PlanGates {

  private final Gates gates;
  private final Staleness staleness;
  private final ApprovalNeeds needs;
  private final OpinionBook book;
  private final Tally tally;

  PlanStandings(
      Gates gates, Staleness staleness, ApprovalNeeds needs, OpinionBook book, Tally tally) {
    this.gates = gates;
    this.staleness = staleness;
    this.needs = needs;
    this.book = book;
    this.tally = tally;
  }

  @Override
  public Outlook outlook(Plan plan) {
    return plan.ready()
        .map(
            ready ->
                new Outlook(
                    staleReasons(plan, ready.digest()),
                    gates.blockers(Candidate.of(plan, ready.digest()))))
        .orElseGet(() -> new Outlook(List.of(), gates.blockersOf(plan, "")));
  }

  List<String> staleReasons(Plan plan, String digest) {
    return gates
        .situation(Candidate.of(plan, digest))
        .map(staleness::reasons)
        .orElse(List.of("The environment was removed."));
  }

  /// The ids of what people have to confirm before the plan may run.
  Set<String> confirmations(Plan plan) {
    return gates.situation(Candidate.of(plan, "")).stream()
        .flatMap(situation -> situation.policy().confirmations().stream())
        .map(Confirmation::id)
        .collect(Collectors.toSet());
  }

  /// All that was said of a plan, and what of it counts.
  ApprovalView approvals(Plan plan) {
    var opinions = book.of(plan.id());
    var standing = book.standing(plan.id());
    return gates
        .situation(Candidate.of(plan, ""))
        .map(
            situation -> {
              var need = needs.of(situation);
              var expiry = situation.policy().approvalExpiry();
              var counted = tally.of(plan, need, standing, expiry, situation.now());
              return ApprovalView.of(plan, need, counted, opinions, outlook(plan));
            })
        .orElseGet(() -> ApprovalView.undecided(plan, opinions, outlook(plan)));
  }
}
