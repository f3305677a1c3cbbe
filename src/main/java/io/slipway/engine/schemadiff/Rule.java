package io.slipway.engine.schemadiff;

import java.util.List;

/// Mends what pgCodeKeeper writes where it is known not to apply.
interface Rule {

  /// The statements as they should be.
  ///
  /// @param from the state that they begin with
  List<String> mend(List<String> statements, CodeKeeperSchema from, CodeKeeperSchema to);
}
