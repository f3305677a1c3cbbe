package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.DefaultValue;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.sql.form.TableAction.DropDefault;
import io.slipway.engine.sql.form.TableAction.SetDefault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `SET DEFAULT` and `DROP DEFAULT` of a column that releases may leave out of their `INSERT`.
final class KeepDefault implements StatementRule {

  @Override
  public String id() {
    return "SW507";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var set =
        OldColumns.actions(sight, SetDefault.class, SetDefault::column)
            .filter(KeepDefault::isAnother)
            .map(altered -> set(sight, altered));
    var dropped =
        OldColumns.actions(sight, DropDefault.class, DropDefault::column)
            .filter(KeepDefault::isThere)
            .map(altered -> dropped(sight, altered));
    return Stream.concat(set, dropped);
  }

  private static boolean isAnother(Altered<SetDefault> altered) {
    return value(altered, altered.action().column())
        .filter(altered.action().value().text()::equals)
        .isEmpty();
  }

  // One that numbers rows is what SW514 is about.
  private static boolean isThere(Altered<DropDefault> altered) {
    var column = OldColumns.find(altered, altered.action().column());
    var value = column.flatMap(TableColumn::value).map(DefaultValue::expression);
    return column.isEmpty() || value.filter(it -> !it.contains("nextval")).isPresent();
  }

  private static Optional<String> value(Altered<?> altered, String column) {
    return OldColumns.find(altered, column)
        .flatMap(TableColumn::value)
        .map(DefaultValue::expression);
  }

  private Finding set(Sight sight, Altered<SetDefault> altered) {
    var column = altered.action().column();
    var known = OldColumns.find(altered, column).isPresent();
    var before = value(altered, column).or(() -> known ? Optional.of("NULL") : Optional.empty());
    return finding(
        sight,
        altered,
        column,
        "writes %s from the commit on%s"
            .formatted(
                altered.action().value().text(),
                before.map(it -> " and not " + it + " any more").orElse("")));
  }

  private Finding dropped(Sight sight, Altered<DropDefault> altered) {
    var column = altered.action().column();
    var what =
        OldColumns.find(altered, column)
            .map(it -> it.notNull() == NotNull.NO ? "writes NULL" : "fails (SQLSTATE 23502)")
            .orElse("writes NULL, or fails where that is not allowed,");
    return finding(sight, altered, column, what + " from the commit on");
  }

  private Finding finding(Sight sight, Altered<?> altered, String column, String what) {
    var table = altered.qualified();
    return at(
            sight,
            "A release that leaves %s out of its INSERT into %s %s."
                .formatted(Sql.shown(column), Sql.shown(table), what))
        .withObjects(List.of(table));
  }
}
