package io.slipway.control.gate.check;

import io.slipway.control.gate.Closed;
import io.slipway.control.gate.GateCheck;
import io.slipway.control.gate.Situation;
import io.slipway.control.gate.approval.Opinion;
import io.slipway.http.Blocker;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Nobody who may approve a plan has said no to it.
@Component
@Order(20)
class NotRejected implements GateCheck {

  @Override
  public List<Closed> closed(Situation situation) {
    return situation.standing().rejections().stream()
        .map(
            rejection ->
                Blocker.fix("plan-rejected", words(rejection), situation.planHref() + "/approvals")
                    .since(rejection.at()))
        .map(Closed::forEverybody)
        .toList();
  }

  private static String words(Opinion rejection) {
    return rejection.comment() == null
        ? "%s rejected the plan.".formatted(rejection.name())
        : "%s rejected the plan: %s".formatted(rejection.name(), rejection.comment());
  }
}
