package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `DROP TABLE` of a partition whose siblings others may be using.
final class DetachBeforeDropping implements StatementRule {

  @Override
  public String id() {
    return "SW807";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(Drop.class)
        .filter(drop -> drop.kind() == ObjectKind.TABLE || drop.kind() == ObjectKind.FOREIGN_TABLE)
        .flatMap(drop -> check(sight, drop));
  }

  private Stream<Finding> check(Sight sight, Drop drop) {
    var dropped = drop.names().stream().map(sight::qualified).collect(Collectors.toSet());
    return drop.names().stream()
        .flatMap(name -> sight.relation(name).stream())
        .filter(Relation::isPartition)
        .flatMap(partition -> check(sight, partition, dropped));
  }

  private Stream<Finding> check(Sight sight, Relation partition, Set<Name> dropped) {
    return partition.parents().stream()
        .filter(parent -> sight.isOld(parent) && !dropped.contains(parent))
        .map(parent -> finding(sight, partition.name(), parent));
  }

  private Finding finding(Sight sight, Name partition, Name parent) {
    var hold = sight.hold(parent);
    var found =
        at(
                sight,
                "%s is dropped while it is a partition of %s. %s"
                    .formatted(Sql.shown(partition), Sql.shown(parent), hold.sentence()))
            .withEffort(hold.effort())
            .withObjects(List.of(partition, parent));
    return ConcurrentDetach.isPossible(sight, parent)
        ? found.withFollowUps(ConcurrentDetach.files(sight, parent, partition))
        : found.withAdvice(ConcurrentDetach.insteadOf(sight, parent));
  }
}
