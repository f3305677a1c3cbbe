package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.TypeForm.AlterType;
import io.slipway.engine.sql.form.TypeForm.TypeAction.AddValue;
import java.util.List;
import java.util.stream.Stream;

/// `ADD VALUE` without `BEFORE` or `AFTER`.
final class PlaceEnumValues implements StatementRule {

  @Override
  public String id() {
    return "SW908";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight.form(AlterType.class).flatMap(type -> findings(sight, type));
  }

  private Stream<Finding> findings(Sight sight, AlterType type) {
    return type.actions().stream()
        .filter(action -> action instanceof AddValue value && !value.placed())
        .map(action -> ((AddValue) action).label())
        .map(
            label ->
                at(
                        sight,
                        "'%s' becomes the last value of %s, and ORDER BY and comparisons go by that."
                            .formatted(label, Sql.shown(type.name())))
                    .withObjects(List.of(type.name())));
  }
}
