package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Constraint.Kind.ForeignKey;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import java.util.stream.Stream;

/// `ADD FOREIGN KEY … NOT VALID` on a partitioned table, which is refused before version 18.
final class AvoidUnvalidatedKeyOfPartitions implements StatementRule {

  @Override
  public String id() {
    return "SW213";
  }

  // One that the plan made refuses it as well.
  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .actions(AddConstraint.class)
        .filter(added -> added.action().constraint().kind() instanceof ForeignKey)
        .filter(added -> added.action().constraint().validity().notValid())
        .filter(added -> ForeignKeySteps.isRefused(sight, added.table()))
        .map(added -> Added.of(sight, added, ForeignKey.class))
        .map(
            added ->
                added
                    .about(at(sight, message(added)))
                    .withFollowUps(
                        ForeignKeySteps.of(added, Clauses.without(added.text(), "not", "valid"))));
  }

  private static String message(Added<ForeignKey> added) {
    return "%s is partitioned, and PostgreSQL %d refuses NOT VALID for the foreign keys of such a table, so the statement fails."
        .formatted(Sql.shown(added.table()), added.sight().major());
  }
}
