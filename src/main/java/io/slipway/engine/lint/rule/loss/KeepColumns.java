package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableColumn.Generation;
import io.slipway.engine.lint.schema.model.TableColumn.Identity;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.sql.form.TableAction.DropColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `DROP COLUMN` of a column whose values the plan did not put there.
final class KeepColumns implements StatementRule {

  @Override
  public String id() {
    return "SW602";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .oldActions(DropColumn.class)
        .filter(dropped -> mayBeThere(dropped))
        .filter(dropped -> !new Made(sight).column(dropped.table(), dropped.action().column()))
        .map(dropped -> finding(sight, dropped));
  }

  private static boolean mayBeThere(Altered<DropColumn> dropped) {
    return dropped
        .relation()
        .filter(it -> it.columns().known() && it.column(dropped.action().column()).isEmpty())
        .isEmpty();
  }

  private Finding finding(Sight sight, Altered<DropColumn> dropped) {
    var column = dropped.action().column();
    var known = dropped.relation().flatMap(it -> it.column(column));
    var isComputed = known.filter(it -> it.generation() != Generation.NONE).isPresent();
    var found =
        at(sight, isComputed ? ofComputed(dropped) : ofStored(dropped))
            .withObjects(List.of(dropped.qualified()))
            .withFollowUps(followUps(sight, dropped, known));
    return isComputed ? found.withSeverity(Severity.WARNING) : found;
  }

  private static String ofStored(Altered<DropColumn> dropped) {
    return ("The column %s of %s is dropped with all its values, which only a backup brings back."
            + " Releases of the application that still name it fail.")
        .formatted(Sql.shown(dropped.action().column()), Sql.shown(dropped.qualified()));
  }

  private static String ofComputed(Altered<DropColumn> dropped) {
    return ("The column %s of %s is dropped. Its values are computed and could be computed again;"
            + " releases of the application that still name it fail.")
        .formatted(Sql.shown(dropped.action().column()), Sql.shown(dropped.qualified()));
  }

  // A release that does not fill the column any more needs it to be nullable before it goes.
  private static List<FollowUp> followUps(
      Sight sight, Altered<DropColumn> dropped, Optional<TableColumn> known) {
    if (known.filter(KeepColumns::mustBeFilled).isEmpty() || isOfKey(sight, dropped)) {
      return List.of();
    }
    var column = dropped.action().column();
    return sight
        .phases()
        .transaction(
            "let " + column + " be null",
            "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL;"
                .formatted(Sql.name(dropped.table()), Sql.name(column)))
        .files();
  }

  private static boolean mustBeFilled(TableColumn column) {
    return column.notNull() != NotNull.NO
        && column.value().isEmpty()
        && column.identity() == Identity.NONE;
  }

  private static boolean isOfKey(Sight sight, Altered<DropColumn> dropped) {
    return dropped.relation().map(Relation::name).stream()
        .flatMap(table -> sight.schema().constraints(table).stream())
        .filter(it -> it.kind() == Kind.PRIMARY_KEY)
        .anyMatch(it -> it.columns().contains(dropped.action().column()));
  }
}
