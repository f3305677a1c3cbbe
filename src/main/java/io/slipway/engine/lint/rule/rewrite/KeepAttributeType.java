package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.form.TypeForm.AlterType;
import io.slipway.engine.sql.form.TypeForm.TypeAction.AlterAttributeType;
import java.util.stream.Stream;

/// `ALTER ATTRIBUTE … TYPE` of a composite type that tables are made of.
final class KeepAttributeType implements StatementRule {

  @Override
  public String id() {
    return "SW316";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(AlterType.class)
        .flatMap(
            altered ->
                altered.actions().stream()
                    .filter(AlterAttributeType.class::isInstance)
                    .map(AlterAttributeType.class::cast)
                    .flatMap(action -> finding(sight, altered, action)));
  }

  private Stream<Finding> finding(Sight sight, AlterType altered, AlterAttributeType action) {
    var type = sight.qualified(altered.name());
    var tables =
        sight.schema().typedTables(type).stream().filter(Sight::isOld).map(Relation::name).toList();
    if (tables.isEmpty()) {
      return Stream.empty();
    }
    var hold = sight.hold(tables.getFirst());
    return Stream.of(
        at(
                sight,
                "The attribute %s changes its type, and with it %s, made of the type %s. %s"
                    .formatted(
                        Sql.shown(action.name()),
                        Sql.shown(tables),
                        Sql.shown(type),
                        hold.sentence()))
            .withEffort(hold.effort())
            .withObjects(tables));
  }
}
