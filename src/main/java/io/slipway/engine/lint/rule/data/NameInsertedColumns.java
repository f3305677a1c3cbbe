package io.slipway.engine.lint.rule.data;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.DataForm.Insert;
import java.util.List;
import java.util.stream.Stream;

/// An `INSERT` that does not say which columns its values are for.
final class NameInsertedColumns implements StatementRule {

  @Override
  public String id() {
    return "SW703";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(Insert.class)
        .filter(insert -> insert.columns().isEmpty() && insert.source().isPresent())
        .map(
            insert ->
                at(
                        sight,
                        "The values go into the columns of %s in whatever order the target has them."
                            .formatted(Sql.shown(insert.table())))
                    .withObjects(List.of(sight.qualified(insert.table()))));
  }
}
