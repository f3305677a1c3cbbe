package io.slipway.control.gate.check;

import io.slipway.control.gate.Closed;
import io.slipway.control.gate.GateCheck;
import io.slipway.control.gate.Situation;
import io.slipway.http.Blocker;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The plan's own evidence shows what the policy asks of it: a way back, no drift, a backup, and
/// nothing grave that lint found.
@Component
@Order(50)
class Evidence implements GateCheck {

  @Override
  public List<Closed> closed(Situation situation) {
    return situation.judgement().unmet().stream()
        .map(
            unmet ->
                Closed.of(
                    unmet.gate(),
                    Blocker.fix(
                            unmet.code(), unmet.message() + " " + unmet.fix(), situation.planHref())
                        .since(situation.preparedAt())))
        .toList();
  }
}
