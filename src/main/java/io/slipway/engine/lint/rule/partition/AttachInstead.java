package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.postgres.LockMode;
import java.util.List;
import java.util.stream.Stream;

/// `CREATE TABLE … PARTITION OF` a table that others may be using.
final class AttachInstead implements StatementRule {

  @Override
  public String id() {
    return "SW804";
  }

  // Where nothing is locked, the table is there already.
  @Override
  public Stream<Finding> check(Sight sight) {
    return NewPartition.created(sight)
        .filter(partition -> sight.isOld(partition.parent()))
        .filter(
            partition ->
                sight.effects().locks().get(sight.qualified(partition.parent()))
                    == LockMode.ACCESS_EXCLUSIVE)
        .map(partition -> finding(sight, partition));
  }

  private Finding finding(Sight sight, NewPartition partition) {
    var parent = sight.qualified(partition.parent());
    return at(
            sight,
            ("%s is made as a partition in place. That needs a lock of mode ACCESS EXCLUSIVE on"
                    + " %s: while it waits for a query on any partition, everybody who comes after"
                    + " it waits as well, readers too.")
                .formatted(Sql.shown(partition.table()), Sql.shown(parent)))
        .withObjects(List.of(parent))
        .withFollowUps(ProvedPartition.files(sight, partition));
  }
}
