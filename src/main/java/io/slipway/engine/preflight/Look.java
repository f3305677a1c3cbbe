package io.slipway.engine.preflight;

import java.sql.SQLException;

/// How one check is made.
interface Look {

  /// Looks in a transaction of its own, which reads alone.
  ///
  /// @throws SQLException when it may not look, or not for so long
  CheckResult at(Target target) throws SQLException;
}
