package io.slipway.control.planning;

import io.slipway.http.Blocker;
import java.util.List;

/// Says how plans stand before the gates; the gates themselves know plans, and tell them through
/// this.
public interface PlanGates {

  /// How a plan stands.
  ///
  /// @param staleReasons why approvals of it count no more, each in a sentence; none while it is
  ///     fresh
  /// @param blockers what keeps it from running now
  record Outlook(List<String> staleReasons, List<Blocker> blockers) {

    public Outlook {
      staleReasons = List.copyOf(staleReasons);
      blockers = List.copyOf(blockers);
    }
  }

  Outlook outlook(Plan plan);
}
