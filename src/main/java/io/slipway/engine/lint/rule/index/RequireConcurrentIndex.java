package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import java.util.List;
import java.util.stream.Stream;

/// `CREATE INDEX` without `CONCURRENTLY` on a table that others may be writing to.
final class RequireConcurrentIndex implements StatementRule {

  @Override
  public String id() {
    return "SW101";
  }

  // Of partitioned tables, where CONCURRENTLY is no way out, another rule speaks. Where nothing is
  // read, the index is there already.
  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(CreateIndex.class)
        .filter(index -> !index.concurrently() && sight.isOld(index.table()))
        .filter(index -> !PartitionedTables.contain(sight, index.table()))
        .filter(_ -> !sight.effects().scanned().isEmpty())
        .map(index -> finding(sight, index));
  }

  private Finding finding(Sight sight, CreateIndex index) {
    var hold = sight.hold(sight.qualified(index.table()));
    return at(sight, "The index is built without CONCURRENTLY. " + hold.sentence())
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(ConcurrentBuild.files(sight, index));
  }
}
