package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.TableAction.SetLogged;
import java.util.List;
import java.util.stream.Stream;

/// `SET LOGGED` and `SET UNLOGGED`.
final class KeepPersistence implements StatementRule {

  @Override
  public String id() {
    return "SW311";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .oldActions(SetLogged.class)
        .filter(altered -> !altered.effects(sight).rewritten().isEmpty())
        .map(altered -> finding(sight, altered));
  }

  private Finding finding(Sight sight, Altered<SetLogged> altered) {
    var hold = sight.hold(altered.qualified());
    var what =
        altered.action().logged()
            ? "All of %s goes through the write-ahead log once."
            : "From then on %s is empty after a crash, and standbys have none of its rows.";
    return at(sight, what.formatted(hold.shown()) + " " + hold.sentence())
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()));
  }
}
