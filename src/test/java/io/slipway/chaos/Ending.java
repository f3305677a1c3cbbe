package io.slipway.chaos;

import java.time.Duration;
import java.util.List;

/// How a deployment came to its end.
///
/// @param states the defined states that its run came to, in their order, a failure being its code;
///     the last is SUCCEEDED unless something is broken
/// @param first from the fault to the first of them
/// @param breaches what was found broken at one of them
record Ending(List<String> states, Duration first, List<Breach> breaches) {

  Ending {
    states = List.copyOf(states);
    breaches = List.copyOf(breaches);
  }
}
