package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.TypeForm.CreateEnum;
import java.util.List;
import java.util.stream.Stream;

/// `CREATE TYPE … AS ENUM`.
final class AvoidEnums implements StatementRule {

  @Override
  public String id() {
    return "SW907";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(CreateEnum.class)
        .map(
            type ->
                at(
                        sight,
                        "Values can be added to %s, but never be removed or put in another order."
                            .formatted(Sql.shown(type.name())))
                    .withObjects(List.of(type.name())));
  }
}
