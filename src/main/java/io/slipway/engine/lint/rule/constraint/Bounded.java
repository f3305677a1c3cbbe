package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Timeouts;

/// Whether a statement waits for a lock no longer than it should.
final class Bounded {

  private Bounded() {}

  static boolean is(Sight sight) {
    return sight.setting().runner().boundsLocks()
        || sight.setting().timeouts().bounds(Timeouts.LOCK);
  }
}
