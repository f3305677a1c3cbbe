package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.phased.RetypedColumn;
import java.util.List;
import java.util.stream.Stream;

/// `ALTER COLUMN … TYPE` to one that holds less.
final class AvoidNarrowing implements StatementRule {

  @Override
  public String id() {
    return "SW310";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return ChangedColumn.in(sight)
        .flatMap(
            changed -> changed.narrowing().stream().map(narrowing -> finding(changed, narrowing)));
  }

  private Finding finding(ChangedColumn changed, Narrowing narrowing) {
    var hold = changed.sight().hold(changed.table());
    var phases = RetypedColumn.of(changed.sight(), changed.altered());
    return at(
            changed.sight(),
            "%s becomes %s, which holds less than %s: one value that does not fit fails the statement. %s"
                .formatted(
                    Sql.shown(changed.name()),
                    Sql.type(changed.altered().action().type()),
                    Sql.type(changed.before().orElseThrow().type()),
                    hold.sentence()))
        .withAdvice(phases.advice(misfits(changed, narrowing)))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(phases.files());
  }

  private static String misfits(ChangedColumn changed, Narrowing narrowing) {
    return "Ask first whether a value does not fit: SELECT count(*) FROM %s WHERE %s; then go by way of a new column."
        .formatted(
            Sql.name(changed.table()), narrowing.misfit().formatted(Sql.name(changed.name())));
  }
}
