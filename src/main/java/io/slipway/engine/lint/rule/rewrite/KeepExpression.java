package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.TableAction.SetExpression;
import java.util.List;
import java.util.stream.Stream;

/// `SET EXPRESSION` of a stored generated column.
final class KeepExpression implements StatementRule {

  @Override
  public String id() {
    return "SW315";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .oldActions(SetExpression.class)
        .filter(altered -> !altered.effects(sight).rewritten().isEmpty())
        .map(altered -> finding(sight, altered));
  }

  private Finding finding(Sight sight, Altered<SetExpression> altered) {
    var hold = sight.hold(altered.qualified());
    return at(
            sight,
            "The stored column %s is computed anew for each row. %s"
                .formatted(Sql.shown(altered.action().column()), hold.sentence()))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()));
  }
}
