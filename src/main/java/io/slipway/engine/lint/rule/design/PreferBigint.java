package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.stream.Stream;

/// A key column that runs out of numbers.
final class PreferBigint implements StatementRule {

  @Override
  public String id() {
    return "SW901";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return DeclaredColumn.find(
        this,
        sight,
        column -> column.isKey() && column.is("integer", "smallint", "serial", "smallserial"),
        "There are too few numbers for %s: when they run out, each INSERT fails, and a wider type then takes a rewrite of the table.");
  }
}
