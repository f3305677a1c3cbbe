package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.phased.FilledColumn;
import io.slipway.engine.lint.rule.phased.RowFunction;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind.Generated;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `ADD COLUMN … GENERATED … STORED` on a table that others may be using.
final class AvoidStoredColumn implements StatementRule {

  private static final int VIRTUAL_SINCE = 18;
  private static final Pattern STORED =
      Pattern.compile("(?i)\\bSTORED\\b(?![\\s\\S]*\\bSTORED\\b)");

  @Override
  public String id() {
    return "SW304";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return AddedValues.GENERATED.in(sight).map(added -> finding(sight, added));
  }

  private Finding finding(Sight sight, Altered<AddColumn> added) {
    var hold = sight.hold(added.qualified());
    return at(
            sight,
            "The value of the generated column %s is computed and written for each row. %s"
                .formatted(Sql.shown(added.action().column().name()), hold.sentence()))
        .withAdvice(advice(sight))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(followUps(sight, added));
  }

  private static String advice(Sight sight) {
    return sight.major() >= VIRTUAL_SINCE
        ? "Make it VIRTUAL: it is then computed when it is read, and adding it takes a moment. A"
            + " virtual column has no index and calls no functions of one's own; where that is"
            + " needed, have a trigger keep a plain column, and fill the rows in batches."
        : "Have a trigger keep a plain column, and fill the rows in batches.";
  }

  private static List<FollowUp> followUps(Sight sight, Altered<AddColumn> added) {
    var table = Sql.name(added.table());
    var name = added.action().column().name();
    if (sight.major() >= VIRTUAL_SINCE) {
      return sight
          .phases()
          .transaction(
              "add " + name,
              "ALTER TABLE %s %s;"
                  .formatted(table, STORED.matcher(added.text()).replaceFirst("VIRTUAL")))
          .files();
    }
    var value = value(added);
    var function = RowFunction.computing(added.table(), name, value);
    return new FilledColumn(
            sight,
            added,
            List.of(function.create(), function.createTrigger()),
            List.of(),
            "(" + value.text() + ")",
            FilledColumn.isNotNull(added.action().column()))
        .files();
  }

  private static Expression value(Altered<AddColumn> added) {
    return added.action().column().constraints().stream()
        .map(Constraint::kind)
        .filter(Generated.class::isInstance)
        .map(kind -> ((Generated) kind).value())
        .findFirst()
        .orElseThrow();
  }
}
