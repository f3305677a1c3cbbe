package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Constraint.Kind.Exclusion;
import java.util.stream.Stream;

/// `ADD EXCLUDE` on a table that others may be using.
final class AvoidExclusionOnUsedTable implements StatementRule {

  @Override
  public String id() {
    return "SW207";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return Added.in(sight, Exclusion.class)
        .filter(Added::reads)
        .map(
            added ->
                added.about(
                    at(
                        sight,
                        "The constraint builds its index and then compares all rows. "
                            + added.hold().sentence())));
  }
}
