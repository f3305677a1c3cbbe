package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.phased.RetypedColumn;
import io.slipway.engine.lint.schema.model.TableIndex;
import java.util.stream.Stream;

/// `ALTER COLUMN … TYPE` that leaves the rows but builds indexes anew.
final class AvoidIndexRebuild implements StatementRule {

  @Override
  public String id() {
    return "SW307";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return ChangedColumn.in(sight)
        .filter(changed -> !changed.rebuilt().isEmpty())
        .map(this::finding);
  }

  private Finding finding(ChangedColumn changed) {
    var hold = changed.sight().hold(changed.table());
    var indexes = changed.rebuilt().stream().map(TableIndex::name).toList();
    var phases = RetypedColumn.of(changed.sight(), changed.altered());
    return at(
            changed.sight(),
            "The values of %s get another order, so %s built anew while the table is locked. %s"
                .formatted(
                    Sql.shown(changed.name()),
                    Sql.shown(indexes) + (indexes.size() == 1 ? " is" : " are"),
                    hold.sentence()))
        .withAdvice(phases.advice(entry().remedy()))
        .withEffort(hold.effort())
        .withObjects(Stream.concat(Stream.of(hold.relation()), indexes.stream()).toList())
        .withFollowUps(phases.files());
  }
}
