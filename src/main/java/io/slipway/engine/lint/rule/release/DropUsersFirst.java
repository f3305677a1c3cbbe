package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.phased.SplitColumns;
import io.slipway.engine.lint.rule.phased.SplitTable;
import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.Trigger;
import io.slipway.engine.lint.schema.model.ViewQuery;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableAction.DropColumn;
import java.util.List;
import java.util.stream.Stream;

/// `DROP` without `CASCADE` of what views, foreign keys or triggers use, which PostgreSQL refuses,
/// and of columns that the plan has just copied into a table of its own.
final class DropUsersFirst implements StatementRule {

  @Override
  public String id() {
    return "SW508";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var columns =
        sight
            .oldActions(DropColumn.class)
            .filter(altered -> !altered.action().cascade())
            .flatMap(altered -> column(sight, altered));
    var objects =
        sight
            .form(Drop.class)
            .filter(drop -> !drop.cascade())
            .flatMap(drop -> drop.names().stream().flatMap(name -> object(sight, drop, name)));
    var moved = SplitColumns.in(sight).map(split -> split(sight, split));
    return Stream.of(columns, objects, moved).flatMap(findings -> findings);
  }

  private Finding split(Sight sight, SplitColumns split) {
    var phases = SplitTable.of(sight, split);
    return at(
            sight,
            "The plan copies %s of %s to %s and drops the columns: releases that know one place alone fail or find nothing, and what is written in between is lost."
                .formatted(
                    Sql.names(split.columns()),
                    Sql.shown(split.table().name()),
                    Sql.shown(split.target())))
        .withAdvice(
            phases.advice(
                "Keep both places in step with triggers, copy the rows in batches, and drop the columns when no release uses them any more."))
        .withObjects(List.of(split.table().name(), split.target()))
        .withFollowUps(phases.files());
  }

  private Stream<Finding> column(Sight sight, Altered<DropColumn> altered) {
    var column = new ColumnName(altered.qualified(), altered.action().column());
    var views =
        sight.schema().viewsOn(column).stream()
            .filter(ViewQuery::exact)
            .map(ViewQuery::view)
            .toList();
    return finding(
        sight, Sql.shown(column.column()) + " of " + Sql.shown(column.relation()), views, "");
  }

  private Stream<Finding> object(Sight sight, Drop drop, Name written) {
    return switch (drop.kind()) {
      case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> relation(sight, drop, written);
      case FUNCTION, ROUTINE -> function(sight, written);
      default -> Stream.empty();
    };
  }

  private Stream<Finding> relation(Sight sight, Drop drop, Name written) {
    var name = sight.qualified(written);
    var dropped = drop.names().stream().map(sight::qualified).toList();
    var views =
        sight.schema().viewsOn(name).stream()
            .map(ViewQuery::view)
            .filter(view -> !dropped.contains(view))
            .toList();
    var referring =
        drop.kind() == ObjectKind.TABLE
            ? sight.schema().incomingForeignKeys(name).stream()
                .map(TableConstraint::table)
                .filter(table -> !dropped.contains(table))
                .distinct()
                .toList()
            : List.<Name>of();
    return Stream.concat(
        finding(sight, Sql.shown(name), views, ""),
        finding(sight, Sql.shown(name), referring, "by a foreign key"));
  }

  private Stream<Finding> function(Sight sight, Name written) {
    Schema schema = sight.schema();
    return schema.routines(written).stream()
        .filter(_ -> schema.routines(written).size() == 1)
        .flatMap(
            routine ->
                finding(
                    sight,
                    Sql.shown(routine.name()),
                    schema.triggersRunning(routine.name()).stream()
                        .map(Trigger::table)
                        .distinct()
                        .toList(),
                    "in a trigger"));
  }

  private Stream<Finding> finding(Sight sight, String what, List<Name> users, String how) {
    return users.isEmpty()
        ? Stream.empty()
        : Stream.of(
            at(
                    sight,
                    "%s is used by %s%s, so PostgreSQL refuses to drop it (SQLSTATE 2BP01)."
                        .formatted(what, Sql.shown(users), how.isEmpty() ? "" : " " + how))
                .withObjects(users));
  }
}
