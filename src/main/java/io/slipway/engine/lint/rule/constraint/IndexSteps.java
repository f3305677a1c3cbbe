package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.postgres.GeneratedNames;
import io.slipway.engine.sql.Name;
import java.util.List;

/// The phases in which a table gets an index of columns beside its writers; of a partitioned table,
/// partition by partition.
final class IndexSteps {

  private IndexSteps() {}

  /// @param table as the statement names it
  static void add(Sight sight, Steps steps, Name table, List<String> columns) {
    var name = ConstraintNames.free(sight, sight.qualified(table), columns, "idx");
    var definition = "(" + Sql.names(columns) + ")";
    if (!Leaves.isPartitioned(sight, table)) {
      steps.index(table, false, name, definition);
      return;
    }
    Leaves.of(sight, table).ifPresent(leaves -> partitioned(steps, table, name, columns, leaves));
  }

  private static void partitioned(
      Steps steps, Name table, String name, List<String> columns, List<Relation> leaves) {
    var definition = "(" + Sql.names(columns) + ")";
    steps.transaction(
        "create " + name,
        "CREATE INDEX %s ON ONLY %s %s;".formatted(Sql.name(name), Sql.name(table), definition));
    for (var leaf : leaves) {
      var part = GeneratedNames.of(leaf.name().name(), columns, "idx");
      steps.index(leaf.name(), false, part, definition);
      steps.transaction(
          "attach " + part,
          "ALTER INDEX %s ATTACH PARTITION %s;"
              .formatted(
                  Sql.name(new Name(table.schema(), name)),
                  Sql.name(new Name(leaf.name().schema(), part))));
    }
  }
}
