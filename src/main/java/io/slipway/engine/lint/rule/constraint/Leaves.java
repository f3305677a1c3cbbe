package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// The partitions of a table that a recipe goes through one by one.
final class Leaves {

  // More files than that are made by a program, and not one by one.
  private static final int MOST = 12;

  private Leaves() {}

  static boolean isPartitioned(Sight sight, Name table) {
    return sight.relation(table).map(Relation::kind).stream()
        .anyMatch(RelationKind.PARTITIONED_TABLE::equals);
  }

  /// @return empty when they are too many, or are divided themselves, or are not tables
  static Optional<List<Relation>> of(Sight sight, Name table) {
    var children = sight.schema().children(sight.qualified(table));
    return !children.isEmpty()
            && children.size() <= MOST
            && children.stream().allMatch(it -> it.kind() == RelationKind.TABLE)
        ? Optional.of(children)
        : Optional.empty();
  }
}
