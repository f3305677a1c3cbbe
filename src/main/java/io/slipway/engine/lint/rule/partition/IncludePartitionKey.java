package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.stream.Stream;

/// A unique key of a partitioned table without all columns of the partition key.
final class IncludePartitionKey implements StatementRule {

  @Override
  public String id() {
    return "SW805";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return PartitionedKey.in(sight)
        .flatMap(key -> problem(key).map(it -> at(sight, it).withObjects(table(sight, key))));
  }

  private static List<Name> table(Sight sight, PartitionedKey key) {
    return List.of(sight.qualified(key.table()));
  }

  private static Stream<String> problem(PartitionedKey key) {
    if (key.isByExpression()) {
      return Stream.of(
          ("%s is partitioned by an expression, beside which PostgreSQL allows no unique key such as"
                  + " (%s).")
              .formatted(Sql.shown(key.table()), shown(key.columns())));
    }
    var missing =
        key.partitionColumns().stream().filter(it -> !key.columns().contains(it)).toList();
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of(
            ("The unique key (%s) of %s lacks %s, by which the table is partitioned. PostgreSQL"
                    + " refuses it.")
                .formatted(shown(key.columns()), Sql.shown(key.table()), shown(missing)));
  }

  private static String shown(List<String> columns) {
    return Sql.names(columns);
  }
}
