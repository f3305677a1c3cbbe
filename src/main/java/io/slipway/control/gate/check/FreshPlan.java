package io.slipway.control.gate.check;

import io.slipway.control.gate.Closed;
import io.slipway.control.gate.GateCheck;
import io.slipway.control.gate.Gates;
import io.slipway.control.gate.Situation;
import io.slipway.http.Blocker;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Nothing that a plan was made on has changed since.
@Component
@Order(10)
class FreshPlan implements GateCheck {

  @Override
  public List<Closed> closed(Situation situation) {
    return situation.staleReasons().stream()
        .map(reason -> Blocker.fix(Gates.STALE, reason + " Make a new plan.", situation.planHref()))
        .map(Closed::forEverybody)
        .toList();
  }
}
