package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.Timeouts;
import io.slipway.engine.postgres.LockMode;
import java.util.List;
import java.util.stream.Stream;

/// A strong lock in a transaction that nothing ends when the client hangs; once a script.
final class BoundIdleTransactions implements StatementRule {

  @Override
  public String id() {
    return "SW404";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var setting = sight.setting();
    var isBounded = setting.runner().boundsSessions() || setting.timeouts().bounds(Timeouts.IDLE);
    return isBounded || !setting.inTransaction()
        ? Stream.empty()
        : StrongLock.of(sight).stream()
            .filter(_ -> setting.earlier().stream().noneMatch(it -> isStrong(it, sight)))
            .map(lock -> finding(sight, lock));
  }

  private static boolean isStrong(Passed passed, Sight sight) {
    return passed.place().path().equals(sight.place().path())
        && passed.effects().locks().values().stream()
            .anyMatch(mode -> mode.compareTo(LockMode.SHARE) >= 0);
  }

  private Finding finding(Sight sight, StrongLock lock) {
    return at(
            sight,
            "The transaction keeps a lock of mode %s on %s, and nothing ends it when its client hangs before the COMMIT."
                .formatted(lock.modeInWords(), Sql.shown(lock.relation())))
        .withObjects(List.of(lock.relation()));
  }
}
