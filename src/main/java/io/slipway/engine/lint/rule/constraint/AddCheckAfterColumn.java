package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Hold.Work;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Constraint.Kind.Check;
import java.util.stream.Stream;

/// `ADD COLUMN … CHECK` on a table that others may be using.
final class AddCheckAfterColumn implements StatementRule {

  @Override
  public String id() {
    return "SW210";
  }

  // When an index is built or all rows are written anew, they are checked on the way.
  @Override
  public Stream<Finding> check(Sight sight) {
    return AddedColumn.in(sight, Check.class)
        .filter(added -> added.hold().work() == Work.READ && !added.rewrites())
        .map(added -> added.about(at(sight, message(added))));
  }

  private static String message(AddedColumn<Check> added) {
    return "The check of the new column %s is made for all rows. %s"
        .formatted(Sql.shown(added.column().name()), added.hold().sentence());
  }
}
