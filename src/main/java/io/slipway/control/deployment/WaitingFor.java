package io.slipway.control.deployment;

import io.slipway.engine.execute.FenceHolder;
import java.util.List;

/// Names those who are in a run's way, in words.
final class WaitingFor {

  private WaitingFor() {}

  static List<String> inWords(List<FenceHolder> holders) {
    return holders.stream().map(WaitingFor::inWords).toList();
  }

  private static String inWords(FenceHolder holder) {
    var session = holder.session();
    return "%s's lock is held by process %d (user %s, application %s)"
        .formatted(
            holder.lock(),
            session.pid(),
            session.user().isEmpty() ? "unknown" : session.user(),
            session.applicationName().isEmpty() ? "unnamed" : session.applicationName());
  }
}
