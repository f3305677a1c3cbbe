package io.slipway.control.gate.check;

import io.slipway.control.gate.Closed;
import io.slipway.control.gate.GateCheck;
import io.slipway.control.gate.Situation;
import io.slipway.control.gate.freeze.Freezes;
import io.slipway.control.project.policy.Freeze;
import io.slipway.control.project.policy.PassableGate;
import io.slipway.http.Blocker;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Nothing begins while a freeze holds, be it of the files or declared by somebody.
@Component
@Order(90)
class NoFreeze implements GateCheck {

  private final Freezes freezes;

  NoFreeze(Freezes freezes) {
    this.freezes = freezes;
  }

  @Override
  public List<Closed> closed(Situation situation) {
    var id = situation.environment().id();
    return Stream.concat(
            situation.policy().freezes().stream(), freezes.declared(id, situation.now()).stream())
        .filter(freeze -> freeze.holdsAt(situation.now()))
        .map(freeze -> Closed.of(PassableGate.FREEZE, blocker(freeze, situation)))
        .toList();
  }

  private static Blocker blocker(Freeze freeze, Situation situation) {
    var message =
        "%s is frozen by %s%s: %s"
            .formatted(
                situation.environment().id(),
                freeze.by(),
                freeze.ends().map(at -> " until " + at).orElse(""),
                freeze.reason());
    return Blocker.wait(
            "frozen",
            message,
            "/api/v1/environments/%s/freezes".formatted(situation.environment().id()))
        .since(freeze.begins())
        .clearsAt(freeze.ends().orElse(null));
  }
}
