package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import java.util.List;

/// The files that build an index while others go on writing.
///
/// What an interrupted build left would keep the name and be of no use, so that it goes first.
final class ConcurrentBuild {

  private ConcurrentBuild() {}

  /// None where the server could not do it well, or at all.
  static List<FollowUp> files(Sight sight, CreateIndex index) {
    if (BrokenBuilds.on(sight.schema().version())
        || PartitionedTables.contain(sight, index.table())) {
      return List.of();
    }
    return IndexDefinition.of(sight.text())
        .map(definition -> files(sight, index, definition))
        .orElse(List.of());
  }

  private static List<FollowUp> files(Sight sight, CreateIndex index, IndexDefinition definition) {
    var create = definition.concurrently(index.name(), index.table());
    var phases = sight.phases();
    if (index.name().isEmpty()) {
      return phases.alone("create index on " + index.table().name(), create).files();
    }
    var name = index.name().get();
    var dropped = Sql.name(new Name(index.table().schema(), name));
    return phases
        .alone("drop leftover " + name, "DROP INDEX CONCURRENTLY IF EXISTS " + dropped + ";")
        .alone("create " + name, create)
        .files();
  }
}
