package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.MaintenanceForm.LockTable;
import java.util.List;
import java.util.stream.Stream;

/// `LOCK TABLE` of a table in use, in a mode for which others wait.
final class AvoidLockTable implements StatementRule {

  @Override
  public String id() {
    return "SW408";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(LockTable.class)
        .filter(lock -> !lock.noWait() && lock.mode().compareTo(LockMode.SHARE) >= 0)
        .flatMap(lock -> lock.tables().stream())
        .filter(sight::isOld)
        .map(table -> finding(sight, table));
  }

  private Finding finding(Sight sight, Name table) {
    var hold = sight.hold(sight.qualified(table));
    return at(sight, "The lock is held until the transaction ends. " + hold.sentence())
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()));
  }
}
