package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.phased.RetypedColumn;
import java.util.List;
import java.util.stream.Stream;

/// `ALTER COLUMN … TYPE` that writes all rows anew.
final class AvoidTypeRewrite implements StatementRule {

  @Override
  public String id() {
    return "SW306";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return ChangedColumn.in(sight)
        .filter(changed -> changed.isRewritten() && changed.narrowing().isEmpty())
        .map(this::finding);
  }

  private Finding finding(ChangedColumn changed) {
    var hold = changed.sight().hold(changed.table());
    var phases = RetypedColumn.of(changed.sight(), changed.altered());
    return at(changed.sight(), what(changed) + " " + hold.sentence())
        .withAdvice(phases.advice(entry().remedy()))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(phases.files());
  }

  private static String what(ChangedColumn changed) {
    var type = Sql.type(changed.altered().action().type());
    var name = Sql.shown(changed.name());
    return changed
        .before()
        .map(before -> reason(changed, name, Sql.type(before.type()), type))
        .orElse(
            "The type of %s becomes %s, and what it was is not known here: most changes rewrite the table."
                .formatted(name, type));
  }

  private static String reason(ChangedColumn changed, String name, String from, String to) {
    var stem = "The type of %s changes from %s to %s".formatted(name, from, to);
    if (!changed.effects().unknown().isEmpty()) {
      return stem + ", which rewrites the table unless " + unless(changed) + ".";
    }
    return changed
        .altered()
        .action()
        .using()
        .map(using -> stem + " by " + using.text() + ", which is computed for each row.")
        .orElse(stem + ", whose values are stored differently.");
  }

  private static String unless(ChangedColumn changed) {
    return changed.altered().action().type().name().name().startsWith("timestamp")
        ? "the session's time zone is UTC"
        : "the values can stay as they stand";
  }
}
