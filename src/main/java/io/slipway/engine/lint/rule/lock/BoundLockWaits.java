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

/// The first strong lock on a relation in use for which a transaction may wait without end; outside
/// of transactions, the first one of the script.
final class BoundLockWaits implements StatementRule {

  @Override
  public String id() {
    return "SW401";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return isBounded(sight)
        ? Stream.empty()
        : StrongLock.of(sight).stream()
            .filter(_ -> !isKnownAlready(sight))
            .map(lock -> finding(sight, lock));
  }

  private static boolean isBounded(Sight sight) {
    return sight.setting().runner().boundsLocks()
        || sight.setting().timeouts().bounds(Timeouts.LOCK);
  }

  // What a block holds was said of the block.
  private static boolean isKnownAlready(Sight sight) {
    return sight.setting().earlier().stream()
        .filter(passed -> isTogether(passed, sight))
        .anyMatch(BoundLockWaits::isStrong);
  }

  private static boolean isTogether(Passed passed, Sight sight) {
    return sight.setting().inTransaction()
        ? passed.transaction() == sight.setting().transaction()
        : passed.place().path().equals(sight.place().path());
  }

  private static boolean isStrong(Passed passed) {
    return passed.effects().locks().values().stream()
        .anyMatch(mode -> mode.compareTo(LockMode.SHARE) >= 0);
  }

  private Finding finding(Sight sight, StrongLock lock) {
    var relation = Sql.shown(lock.relation());
    var message =
        "The statement asks for a lock of mode %s on %s, and no lock_timeout limits how long it"
                .formatted(lock.modeInWords(), relation)
            + " waits. While it waits behind one long query, everybody who comes later to "
            + relation
            + " waits behind it.";
    return at(sight, message).withObjects(List.of(lock.relation())).withAdvice(advice(sight));
  }

  private static String advice(Sight sight) {
    var scope = sight.setting().inTransaction() ? "SET LOCAL" : "SET";
    return ("Put %s lock_timeout = '2s' in front of it, and try again when that was too short."
            + " Slipway does both by itself.")
        .formatted(scope);
  }
}
