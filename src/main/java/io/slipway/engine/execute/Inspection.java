package io.slipway.engine.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Looks at a target on a run's own sessions, before the run's first statement and behind its last.
///
/// Whoever looks remembers what was found; the run learns only whether to go on.
public interface Inspection {

  /// Nobody looks.
  Inspection NONE = new Inspection() {};

  /// The target could not be reached, and was not looked at yet.
  ///
  /// @return whether that is the end; otherwise it is tried again for a while
  default boolean endsUnreachable(SQLException failure) {
    return false;
  }

  /// Both sessions are open, and nothing was done in either: the fence does not stand yet.
  default boolean passes(Connection session, Connection fence) {
    return true;
  }

  /// The fence stands, and nothing was changed.
  ///
  /// @param remaining what the run is about to apply
  default boolean passes(Connection session, List<Step> remaining) throws SQLException {
    return true;
  }

  /// Everything is applied, and the fence stands yet.
  ///
  /// @param session as good as new
  default boolean passesApplied(Connection session) throws SQLException {
    return true;
  }
}
