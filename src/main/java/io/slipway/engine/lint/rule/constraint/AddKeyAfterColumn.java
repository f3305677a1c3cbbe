package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Hold.Work;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Constraint.Kind.Key;
import java.util.stream.Stream;

/// `ADD COLUMN … UNIQUE` or `PRIMARY KEY` on a table that others may be using.
final class AddKeyAfterColumn implements StatementRule {

  @Override
  public String id() {
    return "SW211";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return AddedColumn.in(sight, Key.class)
        .filter(added -> added.hold().work() != Work.NONE)
        .map(added -> added.about(at(sight, message(added))));
  }

  private static String message(AddedColumn<Key> added) {
    return "An index is built for the new column %s, which is %s. %s"
        .formatted(
            Sql.shown(added.column().name()),
            added.kind().primary() ? "the primary key" : "unique",
            added.hold().sentence());
  }
}
