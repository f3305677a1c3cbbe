package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint.Kind.ForeignKey;
import java.util.List;

/// The phases of a foreign key: its index, itself, and the look at the rows.
final class ForeignKeySteps {

  /// The first version that takes `NOT VALID` for a foreign key of a partitioned table.
  static final int UNVALIDATED_ON_PARTITIONED_SINCE = 18;

  private ForeignKeySteps() {}

  /// Whether a server refuses a foreign key of a table that is `NOT VALID`.
  static boolean isRefused(Sight sight, Name table) {
    return sight.major() < UNVALIDATED_ON_PARTITIONED_SINCE && Leaves.isPartitioned(sight, table);
  }

  /// @return none when a partitioned table has too many partitions
  static List<FollowUp> of(Added<ForeignKey> added, String definition) {
    var sight = added.sight();
    var table = added.action().table();
    var steps = added.steps();
    if (isRefused(sight, table)) {
      return Leaves.of(sight, table)
          .map(leaves -> byPartition(added, definition, leaves))
          .orElse(List.of());
    }
    addIndex(added, steps);
    return steps
        .alter("add " + added.name(), definition + " NOT VALID")
        .validate(added.name())
        .files();
  }

  private static void addIndex(Added<ForeignKey> added, Steps steps) {
    var columns = added.kind().columns();
    added
        .action()
        .relation()
        .filter(it -> columns.stream().allMatch(column -> it.column(column).isPresent()))
        .filter(it -> !LookupIndex.isThere(added.sight().schema(), it, columns))
        .ifPresent(_ -> IndexSteps.add(added.sight(), steps, added.action().table(), columns));
  }

  // The whole table takes over those of its partitions without looking at them again.
  private static List<FollowUp> byPartition(
      Added<ForeignKey> added, String definition, List<Relation> leaves) {
    var steps = added.steps();
    addIndex(added, steps);
    for (var leaf : leaves) {
      var of = " of " + leaf.name().name();
      steps.alter(leaf.name(), "add " + added.name() + of, definition + " NOT VALID");
      steps.alter(
          leaf.name(),
          "validate " + added.name() + of,
          "VALIDATE CONSTRAINT " + Sql.name(added.name()));
    }
    return steps.alter("add " + added.name(), definition).files();
  }
}
