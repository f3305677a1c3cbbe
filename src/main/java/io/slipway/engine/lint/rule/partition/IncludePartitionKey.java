package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A unique key of a partitioned table without all columns of the partition key.
final class IncludePartitionKey implements StatementRule {

  @Override
  public String id() {
    return "SW805";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return PartitionedKey.in(sight).flatMap(key -> problem(key).map(it -> finding(sight, key, it)));
  }

  private static Stream<String> problem(PartitionedKey key) {
    if (key.isByExpression()) {
      return Stream.of("The table is partitioned by an expression, beside which there can be none");
    }
    var missing =
        key.partitionColumns().stream()
            .filter(column -> !key.columns().contains(column))
            .map(Sql::shown)
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of("It lacks %s, by which the table is partitioned".formatted(missing));
  }

  private Finding finding(Sight sight, PartitionedKey key, String problem) {
    return at(
            sight,
            "%s (%s) is asked to be unique. %s, so that PostgreSQL refuses it."
                .formatted(
                    Sql.shown(key.table()),
                    key.columns().stream().map(Sql::shown).collect(Collectors.joining(", ")),
                    problem))
        .withObjects(List.of(sight.qualified(key.table())));
  }
}
