package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunState;
import java.util.List;

/// Whether an attempt goes on or is held up, and by whom.
///
/// @param state `RUNNING` when it goes on
/// @param waitingFor what it waits for, in words
record RunDelay(RunState state, List<String> waitingFor) {

  static final RunDelay NONE = new RunDelay(RunState.RUNNING, List.of());

  RunDelay {
    waitingFor = List.copyOf(waitingFor);
  }

  static RunDelay waitingFor(List<String> whom) {
    return new RunDelay(RunState.WAITING, whom);
  }

  /// As it stands in events and audit entries.
  String event() {
    return state == RunState.RUNNING ? "run-resumed" : "run-" + state.wireName();
  }
}
