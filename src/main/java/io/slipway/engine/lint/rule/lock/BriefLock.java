package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import java.util.stream.Stream;

/// A strong lock on a table in use that is let go as soon as the catalog is changed.
final class BriefLock {

  private BriefLock() {}

  /// None where the statement does nothing to the table, or nobody uses it.
  static Stream<Hold> of(Sight sight, Name table) {
    return Stream.of(table)
        .filter(sight::isOld)
        .map(sight::qualified)
        .map(sight::hold)
        .filter(hold -> hold.mode().compareTo(LockMode.SHARE) >= 0);
  }
}
