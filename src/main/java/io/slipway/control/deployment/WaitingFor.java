package io.slipway.control.deployment;

import io.slipway.engine.conductor.Blocker;
import io.slipway.engine.execute.FenceHolder;
import java.util.List;
import java.util.stream.Collectors;

/// Names those who are in the way of a run, or of a change of a ledger, in words.
public final class WaitingFor {

  private WaitingFor() {}

  public static List<String> inWords(List<FenceHolder> holders) {
    return holders.stream().map(WaitingFor::inWords).toList();
  }

  /// Those whose locks are in the way of a statement.
  static String blockersInWords(List<Blocker> blockers) {
    return blockers.isEmpty()
        ? "nobody who could be seen"
        : blockers.stream().map(WaitingFor::inWords).collect(Collectors.joining("; "));
  }

  static String inWords(Blocker blocker) {
    return "process %d (user %s, application %s, %s) has %s on %s"
        .formatted(
            blocker.pid(),
            blocker.user().isEmpty() ? "unknown" : blocker.user(),
            blocker.application().isEmpty() ? "unnamed" : blocker.application(),
            blocker.state().isEmpty() ? "state hidden" : blocker.state(),
            blocker.mode().isEmpty() ? "a lock" : blocker.mode(),
            blocker.relation().isEmpty() ? "what is wanted" : blocker.relation());
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
