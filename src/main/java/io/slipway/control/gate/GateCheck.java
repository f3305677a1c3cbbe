package io.slipway.control.gate;

import java.util.List;

/// Says whether one gate lets a plan through. It reads the control database alone, in the
/// transaction of whoever asks: a run's claim asks too.
public interface GateCheck {

  /// What keeps the plan from running; nothing when the gate is open.
  List<Closed> closed(Situation situation);
}
