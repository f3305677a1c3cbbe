package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Columns that the running application may be using: those that were there before the plan.
final class OldColumns {

  private OldColumns() {}

  /// The actions of this kind on such columns.
  ///
  /// @param column the one that an action is about
  static <A extends TableAction> Stream<Altered<A>> actions(
      Sight sight, Class<A> kind, Function<A, String> column) {
    return sight
        .oldActions(kind)
        .filter(altered -> isOld(sight, altered, column.apply(altered.action())));
  }

  private static boolean isOld(Sight sight, Altered<?> altered, String column) {
    var isAbsent =
        altered
            .relation()
            .filter(it -> it.columns().known() && it.column(column).isEmpty())
            .isPresent();
    return !isAbsent && !isAdded(sight, altered.qualified(), column);
  }

  /// Whether the plan itself added a column.
  static boolean isAdded(Sight sight, Name table, String column) {
    return sight.setting().earlier().stream()
        .map(Passed::form)
        .filter(AlterTable.class::isInstance)
        .map(AlterTable.class::cast)
        .filter(alter -> sight.qualified(alter.name()).equals(table))
        .flatMap(alter -> alter.actions().stream())
        .anyMatch(
            action -> action instanceof AddColumn(var added, _) && added.name().equals(column));
  }

  /// What is known of the column.
  static Optional<TableColumn> find(Altered<?> altered, String column) {
    return altered.relation().flatMap((Relation table) -> table.column(column));
  }
}
