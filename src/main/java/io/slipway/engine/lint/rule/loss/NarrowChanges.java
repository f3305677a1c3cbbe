package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Delete;
import io.slipway.engine.sql.form.DataForm.Update;
import io.slipway.engine.sql.form.Expression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `DELETE` and `UPDATE` of all rows, for want of a condition or by one that always holds.
final class NarrowChanges implements StatementRule {

  @Override
  public String id() {
    return "SW607";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var deleted =
        sight
            .form(Delete.class)
            .filter(it -> sight.isOld(it.table()))
            .flatMap(it -> check(sight, it.table(), it.condition(), "deleted"));
    var updated =
        sight
            .form(Update.class)
            .filter(it -> sight.isOld(it.table()) && !fillsNewColumns(sight, it))
            .flatMap(it -> check(sight, it.table(), it.condition(), "changed"));
    return Stream.concat(deleted, updated);
  }

  // In columns of the plan's own there was nothing to lose.
  private static boolean fillsNewColumns(Sight sight, Update update) {
    var made = new Made(sight);
    return !update.assigned().isEmpty()
        && update.assigned().stream().allMatch(column -> made.column(update.table(), column));
  }

  private Stream<Finding> check(
      Sight sight, Name table, Optional<Expression> condition, String what) {
    var reason =
        condition.isEmpty()
            ? Optional.of("there is no WHERE")
            : condition
                .map(Expression::text)
                .filter(Tautology::is)
                .map("the condition %s always holds"::formatted);
    return reason.stream().map(it -> finding(sight, table, what, it));
  }

  private Finding finding(Sight sight, Name table, String what, String reason) {
    var hold = sight.hold(sight.qualified(table));
    return at(
            sight,
            ("All rows of %s (%s) are %s: %s. What was in them, only a backup brings back, and"
                    + " whoever writes to one of them waits until the statement's transaction is"
                    + " over.")
                .formatted(hold.shown(), Sizes.of(hold), what, reason))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()));
  }
}
