package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Constraint.Kind.Check;
import java.util.List;
import java.util.stream.Stream;

/// `ADD CHECK` without `NOT VALID` on a table that others may be using.
final class RequireUnvalidatedCheck implements StatementRule {

  @Override
  public String id() {
    return "SW202";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return Added.in(sight, Check.class)
        .filter(Added::reads)
        .map(
            added ->
                added
                    .about(
                        at(
                            sight,
                            "All rows are checked while the constraint is added. "
                                + added.hold().sentence()))
                    .withFollowUps(followUps(added)));
  }

  private static List<FollowUp> followUps(Added<Check> added) {
    return added
        .steps()
        .alter("add " + added.name(), added.text() + " NOT VALID")
        .validate(added.name())
        .files();
  }
}
