package io.slipway.control.gate.check;

import io.slipway.control.gate.Closed;
import io.slipway.control.gate.GateCheck;
import io.slipway.control.gate.Situation;
import io.slipway.control.project.policy.PassableGate;
import io.slipway.http.Blocker;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// People have confirmed what only they can know.
@Component
@Order(40)
class Confirmed implements GateCheck {

  @Override
  public List<Closed> closed(Situation situation) {
    var confirmed = situation.standing().confirmations();
    return situation.policy().confirmations().stream()
        .filter(asked -> !confirmed.containsKey(asked.id()))
        .map(
            asked ->
                Blocker.fix(
                        "confirmation-missing",
                        "Nobody has confirmed %s: %s".formatted(asked.id(), asked.text()),
                        situation.planHref() + "/approvals")
                    .since(situation.preparedAt()))
        .map(blocker -> Closed.of(PassableGate.CONFIRMATION, blocker))
        .toList();
  }
}
