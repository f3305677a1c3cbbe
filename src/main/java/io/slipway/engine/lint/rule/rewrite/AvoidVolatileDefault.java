package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.phased.FilledColumn;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import java.util.List;
import java.util.stream.Stream;

/// `ADD COLUMN … DEFAULT` of a value that differs from row to row.
final class AvoidVolatileDefault implements StatementRule {

  @Override
  public String id() {
    return "SW301";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return AddedValues.VOLATILE_DEFAULT.in(sight).map(added -> finding(sight, added));
  }

  private Finding finding(Sight sight, Altered<AddColumn> added) {
    var value = value(added);
    var isSure = sight.schema().isVolatile(value.references()).isSure();
    var hold = sight.hold(added.qualified());
    return at(
            sight,
            "%s %s, so each row gets a value of its own. %s"
                .formatted(
                    "The default " + value.text(),
                    isSure ? "is volatile" : "calls a function that may be volatile",
                    hold.sentence()))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(followUps(sight, added, value));
  }

  private static Expression value(Altered<AddColumn> added) {
    return added.action().column().constraints().stream()
        .map(Constraint::kind)
        .filter(Kind.Default.class::isInstance)
        .map(kind -> ((Kind.Default) kind).value())
        .findFirst()
        .orElseThrow();
  }

  private static List<FollowUp> followUps(Sight sight, Altered<AddColumn> added, Expression value) {
    var column = added.action().column();
    var setDefault =
        "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s;"
            .formatted(Sql.name(added.table()), Sql.name(column.name()), value.text());
    return new FilledColumn(
            sight,
            added,
            List.of(setDefault),
            List.of(),
            FilledColumn.DEFAULT,
            FilledColumn.isNotNull(column))
        .files();
  }
}
