package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.TableAction.SetAccessMethod;
import java.util.List;
import java.util.stream.Stream;

/// `SET ACCESS METHOD` to another than the table has.
final class KeepAccessMethod implements StatementRule {

  @Override
  public String id() {
    return "SW312";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .oldActions(SetAccessMethod.class)
        .filter(altered -> !altered.effects(sight).rewritten().isEmpty())
        .map(altered -> finding(sight, altered));
  }

  private Finding finding(Sight sight, Altered<SetAccessMethod> altered) {
    var hold = sight.hold(altered.qualified());
    var method = altered.action().method().map(Sql::shown).orElse("the default access method");
    return at(sight, "All rows move over to %s. %s".formatted(method, hold.sentence()))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()));
  }
}
