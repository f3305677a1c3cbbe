package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.stream.Stream;

/// A `json` column.
final class PreferJsonb implements StatementRule {

  @Override
  public String id() {
    return "SW906";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return DeclaredColumn.find(
        this,
        sight,
        column -> column.is("json"),
        "%s is of type json, which has no equality: SELECT DISTINCT, GROUP BY and UNION of whole rows fail.");
  }
}
