package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.stream.Stream;

/// A timestamp without time zone.
final class PreferTimestamptz implements StatementRule {

  @Override
  public String id() {
    return "SW903";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return DeclaredColumn.find(
        this,
        sight,
        column -> column.is("timestamp without time zone"),
        "%s holds times without a time zone: which moment is meant depends on who reads it.");
  }
}
