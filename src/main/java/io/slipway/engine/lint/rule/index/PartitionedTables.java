package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.sql.Name;

/// The tables on which an index is made of others, one a partition.
final class PartitionedTables {

  private PartitionedTables() {}

  /// Whether a name in the statement is known to be that of one.
  static boolean contain(Sight sight, Name table) {
    return sight
        .relation(table)
        .map(Relation::kind)
        .filter(RelationKind.PARTITIONED_TABLE::equals)
        .isPresent();
  }
}
