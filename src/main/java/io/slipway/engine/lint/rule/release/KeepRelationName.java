package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.IndexForm.AlterIndex;
import io.slipway.engine.sql.form.IndexForm.IndexAction;
import io.slipway.engine.sql.form.SequenceForm.AlterSequence;
import io.slipway.engine.sql.form.SequenceForm.SequenceAction;
import io.slipway.engine.sql.form.TableAction.RenameConstraint;
import io.slipway.engine.sql.form.TableAction.RenameTo;
import java.util.List;
import java.util.stream.Stream;

/// `RENAME TO` of a table, a view or a sequence, and, as something to know, of what is named in few
/// queries: indexes and constraints.
final class KeepRelationName implements StatementRule {

  @Override
  public String id() {
    return "SW502";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return Stream.of(tables(sight), sequences(sight), indexes(sight), constraints(sight))
        .flatMap(findings -> findings);
  }

  private Stream<Finding> tables(Sight sight) {
    return sight
        .oldActions(RenameTo.class)
        .filter(altered -> !Standins.replace(sight, altered.table(), altered.action().name()))
        .map(altered -> table(sight, altered));
  }

  private Finding table(Sight sight, Altered<RenameTo> altered) {
    var name = altered.qualified();
    return at(
            sight,
            "From the commit on there is no %s any more but %s, and each query with the old name fails."
                .formatted(Sql.shown(name), Sql.shown(altered.action().name())))
        .withEffort(sight.hold(name).effort())
        .withObjects(List.of(name))
        .withFollowUps(
            Standins.files(
                sight, altered, new Name(altered.table().schema(), altered.action().name())));
  }

  private Stream<Finding> sequences(Sight sight) {
    return sight
        .form(AlterSequence.class)
        .filter(altered -> sight.isOld(altered.name()))
        .filter(altered -> altered.action() instanceof SequenceAction.RenameTo)
        .map(
            altered ->
                other(
                        sight,
                        altered.name(),
                        "From the commit on there is no sequence %s any more: nextval and currval with the old name fail. Defaults follow the new one.")
                    .withAdvice(
                        "Have the application take its numbers from the column's default first."));
  }

  private Stream<Finding> indexes(Sight sight) {
    return sight
        .form(AlterIndex.class)
        .filter(altered -> sight.isOld(altered.name()))
        .filter(altered -> altered.action() instanceof IndexAction.Rename)
        .map(
            altered ->
                lesser(
                    other(
                        sight,
                        altered.name(),
                        "The index %s gets another name. Queries do not name indexes; hints, monitoring and later migrations may.")));
  }

  private Stream<Finding> constraints(Sight sight) {
    return sight
        .oldActions(RenameConstraint.class)
        .map(
            altered ->
                lesser(
                    other(
                        sight,
                        altered.table(),
                        "The constraint "
                            + Sql.shown(altered.action().from())
                            + " of %s gets another name. ON CONFLICT ON CONSTRAINT names it, and applications may tell errors apart by it.")));
  }

  private Finding other(Sight sight, Name name, String message) {
    var relation = sight.qualified(name);
    return at(sight, message.formatted(Sql.shown(relation))).withObjects(List.of(relation));
  }

  private static Finding lesser(Finding finding) {
    return finding
        .withSeverity(Severity.NOTE)
        .withAdvice("Look for the old name in the application and its monitoring first.");
  }
}
