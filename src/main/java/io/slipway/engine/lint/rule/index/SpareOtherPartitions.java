package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import java.util.List;
import java.util.stream.Stream;

/// `CREATE INDEX` on a partitioned table, which makes it on all partitions at once.
final class SpareOtherPartitions implements StatementRule {

  @Override
  public String id() {
    return "SW106";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(CreateIndex.class)
        .filter(index -> PartitionedTables.contain(sight, index.table()))
        .flatMap(index -> check(sight, index));
  }

  // Of a table of the plan's own, partitions that others use may have been attached.
  private Stream<Finding> check(Sight sight, CreateIndex index) {
    var table = sight.qualified(index.table());
    if (index.concurrently()) {
      return Stream.of(refused(sight, index, table));
    }
    var isUsed = sight.effects().scanned().stream().anyMatch(sight::isOld);
    return isUsed && !index.only() ? Stream.of(blocking(sight, index, table)) : Stream.empty();
  }

  private Finding refused(Sight sight, CreateIndex index, Name table) {
    return at(
            sight,
            ("%s is partitioned, and PostgreSQL refuses to build an index on a partitioned table"
                    + " concurrently.")
                .formatted(Sql.shown(table)))
        .withObjects(List.of(table))
        .withFollowUps(PartitionedBuild.files(sight, index));
  }

  private Finding blocking(Sight sight, CreateIndex index, Name table) {
    var hold = sight.hold(table);
    var partitions =
        sight.schema().descendants(table).stream().filter(it -> it.kind().holdsRows()).count();
    return at(
            sight,
            "The index is built on %s in one go. %s"
                .formatted(
                    partitions == 1
                        ? "the one partition"
                        : "all %d partitions".formatted(partitions),
                    hold.sentence()))
        .withEffort(hold.effort())
        .withObjects(List.of(table))
        .withFollowUps(PartitionedBuild.files(sight, index));
  }
}
