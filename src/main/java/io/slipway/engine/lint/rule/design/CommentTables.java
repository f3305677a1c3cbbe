package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.Comment;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TableForm.Persistence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A table that is made without a comment.
final class CommentTables implements PlanRule {

  @Override
  public String id() {
    return "SW917";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    return plan.statements()
        .filter(it -> it.form() instanceof CreateTable table && isMeant(table))
        .filter(it -> !isCommented(plan, ((CreateTable) it.form()).name()))
        .map(it -> finding(it, ((CreateTable) it.form()).name()));
  }

  private static boolean isMeant(CreateTable table) {
    return table.persistence() != Persistence.TEMPORARY && table.origin().partition().isEmpty();
  }

  private static boolean isCommented(PassedPlan plan, Name table) {
    return plan.statements()
        .map(Passed::form)
        .anyMatch(
            it ->
                it instanceof Comment(var kind, var name)
                    && kind == ObjectKind.TABLE
                    && name.equals(Optional.of(table)));
  }

  private Finding finding(Passed statement, Name table) {
    return at(statement.place(), "Nothing says what %s is for.".formatted(Sql.shown(table)))
        .withObjects(List.of(table));
  }
}
