package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableColumn.Generation;
import io.slipway.engine.lint.schema.model.TableColumn.Identity;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.sql.form.TableAction.DropDefault;
import io.slipway.engine.sql.form.TableAction.DropExpression;
import io.slipway.engine.sql.form.TableAction.DropIdentity;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// `DROP IDENTITY`, `DROP EXPRESSION`, and `DROP DEFAULT` of a column that a sequence numbers.
final class KeepGeneratedValues implements StatementRule {

  @Override
  public String id() {
    return "SW514";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var identities =
        OldColumns.actions(sight, DropIdentity.class, DropIdentity::column)
            .filter(it -> is(it, it.action().column(), c -> c.identity() != Identity.NONE, true))
            .map(it -> finding(sight, it, it.action().column(), "is no identity any more"));
    var expressions =
        OldColumns.actions(sight, DropExpression.class, DropExpression::column)
            .filter(
                it -> is(it, it.action().column(), c -> c.generation() != Generation.NONE, true))
            .map(it -> finding(sight, it, it.action().column(), "is not computed any more"));
    var sequences =
        OldColumns.actions(sight, DropDefault.class, DropDefault::column)
            .filter(it -> is(it, it.action().column(), KeepGeneratedValues::isNumbered, false))
            .map(it -> finding(sight, it, it.action().column(), "is not numbered any more"));
    return Stream.of(identities, expressions, sequences).flatMap(findings -> findings);
  }

  private static boolean isNumbered(TableColumn column) {
    return column.value().filter(it -> it.expression().contains("nextval")).isPresent();
  }

  private static boolean is(
      Altered<?> altered, String column, Predicate<TableColumn> condition, boolean ifUnknown) {
    return OldColumns.find(altered, column).map(condition::test).orElse(ifUnknown);
  }

  private Finding finding(Sight sight, Altered<?> altered, String column, String what) {
    var table = altered.qualified();
    var follows =
        OldColumns.find(altered, column)
            .map(it -> it.notNull() == NotNull.NO ? "writes NULL" : "fails (SQLSTATE 23502)")
            .orElse("writes NULL, or fails where that is not allowed");
    return at(
            sight,
            "%s of %s %s: an INSERT that leaves it out %s from the commit on."
                .formatted(Sql.shown(column), Sql.shown(table), what, follows))
        .withObjects(List.of(table));
  }
}
