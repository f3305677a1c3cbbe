package io.slipway.control.gate.check;

import io.slipway.control.gate.Closed;
import io.slipway.control.gate.GateCheck;
import io.slipway.control.gate.Situation;
import io.slipway.control.project.policy.Openings;
import io.slipway.control.project.policy.PassableGate;
import io.slipway.http.Blocker;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Runs begin in the environment's maintenance windows alone, if it has any.
@Component
@Order(80)
class OpenWindow implements GateCheck {

  @Override
  public List<Closed> closed(Situation situation) {
    var windows = new Openings(situation.policy().windows(), List.of());
    if (windows.isOpen(situation.now())) {
      return List.of();
    }
    var opens = windows.nextOpening(situation.now());
    var message =
        "No maintenance window of %s is open%s."
            .formatted(
                situation.environment().id(),
                opens.map(at -> "; the next one opens at " + at).orElse(""));
    return List.of(
        Closed.of(
            PassableGate.WINDOW,
            Blocker.wait("window-closed", message, situation.policyHref())
                .since(windows.outsideSince(situation.now()).orElse(null))
                .clearsAt(opens.orElse(null))));
  }
}
