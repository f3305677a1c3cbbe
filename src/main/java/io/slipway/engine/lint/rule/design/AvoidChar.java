package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.stream.Stream;

/// A `char` with a length.
final class AvoidChar implements StatementRule {

  @Override
  public String id() {
    return "SW905";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return DeclaredColumn.find(
        this,
        sight,
        column -> column.is("character") && column.hasLength(),
        "%s is padded with blanks up to its length.");
  }
}
