package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.List;
import java.util.stream.Stream;

/// `ATTACH PARTITION` of a table whose rows PostgreSQL has to look at.
final class ProveBounds implements StatementRule {

  @Override
  public String id() {
    return "SW801";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return NewPartition.attached(sight)
        .filter(partition -> partition.isRead(sight))
        .map(partition -> finding(sight, partition));
  }

  private Finding finding(Sight sight, NewPartition partition) {
    var hold = sight.hold(sight.qualified(partition.table()));
    return at(
            sight,
            "No check proves that the rows of %s belong into a partition of %s. %s"
                .formatted(
                    Sql.shown(partition.table()), Sql.shown(partition.parent()), hold.sentence()))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation(), sight.qualified(partition.parent())))
        .withFollowUps(ProvedPartition.files(sight, partition));
  }
}
