package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.phased.RenamedColumn;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.TableAction.RenameColumn;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;
import java.util.stream.Stream;

/// `RENAME COLUMN`, unless another column takes the name in the same transaction.
final class KeepColumnName implements StatementRule {

  @Override
  public String id() {
    return "SW501";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return OldColumns.actions(sight, RenameColumn.class, RenameColumn::from)
        .filter(altered -> !isSwapped(sight, altered))
        .map(altered -> finding(sight, altered));
  }

  // The name goes to another column, or the column gets the name of one that has just given it up.
  private static boolean isSwapped(Sight sight, Altered<RenameColumn> altered) {
    var renaming = altered.action();
    return sight
            .laterInTransaction()
            .anyMatch(it -> renames(sight, it, altered, renaming.from(), true))
        || sight
            .earlierInTransaction()
            .map(Passed::form)
            .anyMatch(it -> renames(sight, it, altered, renaming.to(), false));
  }

  private static boolean renames(
      Sight sight, Form form, Altered<?> altered, String name, boolean to) {
    return form instanceof AlterTable alter
        && sight.qualified(alter.name()).equals(altered.qualified())
        && alter.actions().stream()
            .anyMatch(
                action ->
                    action instanceof RenameColumn(var from, var young)
                        && name.equals(to ? young : from));
  }

  private Finding finding(Sight sight, Altered<RenameColumn> altered) {
    var renaming = altered.action();
    var table = altered.qualified();
    var phases = RenamedColumn.of(sight, altered);
    return at(
            sight,
            "From the commit on, %s has no column %s any more but %s: releases that know the old name fail, and those that know the new one fail until then."
                .formatted(Sql.shown(table), Sql.shown(renaming.from()), Sql.shown(renaming.to())))
        .withAdvice(phases.advice(entry().remedy()))
        .withEffort(sight.hold(table).effort())
        .withObjects(List.of(table))
        .withFollowUps(phases.files());
  }
}
