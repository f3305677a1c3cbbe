package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.sql.form.TableAction.DropNotNull;
import java.util.List;
import java.util.stream.Stream;

/// `DROP NOT NULL` of a column that the running application knows as one without NULL.
final class KeepNotNull implements StatementRule {

  @Override
  public String id() {
    return "SW506";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return OldColumns.actions(sight, DropNotNull.class, DropNotNull::column)
        .filter(KeepNotNull::isRequired)
        .map(altered -> finding(sight, altered));
  }

  private static boolean isRequired(Altered<DropNotNull> altered) {
    return OldColumns.find(altered, altered.action().column())
        .map(column -> column.notNull() != NotNull.NO)
        .orElse(true);
  }

  private Finding finding(Sight sight, Altered<DropNotNull> altered) {
    var table = altered.qualified();
    return at(
            sight,
            "From the commit on, %s of %s may be NULL, and releases that take a value for granted fail at the first row without one."
                .formatted(Sql.shown(altered.action().column()), Sql.shown(table)))
        .withObjects(List.of(table));
  }
}
