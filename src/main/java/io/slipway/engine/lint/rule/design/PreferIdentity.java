package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.stream.Stream;

/// A `serial` column.
final class PreferIdentity implements StatementRule {

  @Override
  public String id() {
    return "SW902";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return DeclaredColumn.find(
        this,
        sight,
        DeclaredColumn::isSerial,
        "%s is serial: a default and a sequence that are only loosely tied to the column.");
  }
}
