package io.slipway.engine.lint.rule.data;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.DataForm.Update;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// A column that one `UPDATE` sets twice.
///
/// Parts of a column, such as two elements of an array, may be set at once.
final class AssignColumnsOnce implements StatementRule {

  @Override
  public String id() {
    return "SW704";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(Update.class)
        .flatMap(
            update ->
                repeated(update.assigned()).stream()
                    .map(
                        column ->
                            at(
                                    sight,
                                    "The column %s of %s is set twice: PostgreSQL refuses the statement with SQLSTATE 42601."
                                        .formatted(Sql.shown(column), Sql.shown(update.table())))
                                .withObjects(List.of(sight.qualified(update.table())))));
  }

  private static List<String> repeated(List<String> columns) {
    var seen = new HashSet<String>();
    return columns.stream().filter(column -> !seen.add(column)).distinct().toList();
  }
}
