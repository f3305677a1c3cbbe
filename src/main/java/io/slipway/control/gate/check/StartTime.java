package io.slipway.control.gate.check;

import io.slipway.control.gate.Closed;
import io.slipway.control.gate.GateCheck;
import io.slipway.control.gate.Situation;
import io.slipway.http.Blocker;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Nothing begins before the moment that whoever asked for it named.
@Component
@Order(70)
class StartTime implements GateCheck {

  @Override
  public List<Closed> closed(Situation situation) {
    return situation
        .notBefore()
        .filter(situation.now()::isBefore)
        .map(
            start ->
                Blocker.wait(
                        "not-yet", "It is to begin at %s.".formatted(start), situation.planHref())
                    .clearsAt(start))
        .map(Closed::forEverybody)
        .stream()
        .toList();
  }
}
