package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import java.util.List;
import java.util.stream.Stream;

/// A new partition for which PostgreSQL has to look at all rows of the default partition.
final class ProveDefaultPartition implements StatementRule {

  @Override
  public String id() {
    return "SW802";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return NewPartition.in(sight)
        .flatMap(
            partition ->
                partition.readDefault(sight).stream().map(it -> finding(sight, partition, it)));
  }

  private Finding finding(Sight sight, NewPartition partition, Relation inDefault) {
    var hold = sight.hold(inDefault.name());
    return at(
            sight,
            "No check proves that %s, the default partition of %s, has no rows of the new one. %s"
                .formatted(
                    Sql.shown(inDefault.name()), Sql.shown(partition.parent()), hold.sentence()))
        .withEffort(hold.effort())
        .withObjects(List.of(inDefault.name(), sight.qualified(partition.parent())))
        .withFollowUps(ProvedPartition.files(sight, partition));
  }
}
