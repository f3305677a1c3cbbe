package io.slipway.control.gate.check;

import io.slipway.control.gate.Closed;
import io.slipway.control.gate.GateCheck;
import io.slipway.control.gate.Situation;
import io.slipway.control.gate.Tally;
import io.slipway.control.gate.Tally.Counted;
import io.slipway.control.gate.approval.Need;
import io.slipway.control.project.policy.PassableGate;
import io.slipway.http.Blocker;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// As many people as the policy asks for have approved the plan's digest.
@Component
@Order(30)
class Approved implements GateCheck {

  private final Tally tally;

  Approved(Tally tally) {
    this.tally = tally;
  }

  @Override
  public List<Closed> closed(Situation situation) {
    var need = situation.need();
    if (need.required() == 0) {
      return List.of();
    }
    var given = tally.of(situation);
    var count = given.stream().filter(Counted::counts).count();
    return count >= need.required()
        ? List.of()
        : List.of(Closed.of(PassableGate.APPROVAL, missing(need, count, given, situation)));
  }

  private static Blocker missing(Need need, long count, List<Counted> given, Situation situation) {
    var ignored =
        given.stream()
            .filter(approval -> !approval.counts())
            .map(
                approval ->
                    " That of %s does not count: %s."
                        .formatted(
                            approval.opinion().name(), approval.ignoredBecause().orElseThrow()))
            .collect(Collectors.joining());
    return Blocker.fix(
            "approval-missing",
            "%d of %d approvals are there (rule: %s; role: %s).%s"
                .formatted(count, need.required(), need.rule(), need.role().word(), ignored),
            situation.planHref() + "/approvals")
        .since(situation.preparedAt());
  }
}
