package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind.ForeignKey;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;
import java.util.stream.Stream;

/// A constraint that is added `NOT VALID` and that nothing behind it validates.
final class ValidateInTheEnd implements PlanRule {

  private record Open(Passed statement, Name table, Constraint constraint) {}

  @Override
  public String id() {
    return "SW209";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    return plan.scripts().stream()
        .flatMap(
            script ->
                script.statements().stream()
                    .flatMap(ValidateInTheEnd::added)
                    .filter(open -> !fails(plan, open))
                    .filter(open -> later(plan, open).noneMatch(form -> settles(form, open)))
                    .map(open -> finding(script, open)));
  }

  private static Stream<Open> added(Passed statement) {
    return statement.form() instanceof AlterTable alter
        ? alter.actions().stream()
            .filter(AddConstraint.class::isInstance)
            .map(action -> ((AddConstraint) action).constraint())
            .filter(it -> it.validity().notValid() && !it.validity().notEnforced())
            .map(it -> new Open(statement, alter.name(), it))
        : Stream.empty();
  }

  private static boolean fails(PassedPlan plan, Open open) {
    return open.constraint().kind() instanceof ForeignKey
        && plan.after().version().major() < ForeignKeySteps.UNVALIDATED_ON_PARTITIONED_SINCE
        && plan.after().resolve(open.table()).found().stream()
            .anyMatch(it -> it.kind() == RelationKind.PARTITIONED_TABLE);
  }

  private static Stream<Form> later(PassedPlan plan, Open open) {
    var statements = plan.statements().toList();
    return Stream.concat(
        statements.subList(statements.indexOf(open.statement()), statements.size()).stream()
            .map(Passed::form),
        plan.behind().stream());
  }

  private static boolean settles(Form form, Open open) {
    return switch (form) {
      case AlterTable alter ->
          isSame(alter.name(), open.table())
              && alter.actions().stream().anyMatch(action -> settles(action, open));
      case Drop drop -> drop.names().stream().anyMatch(name -> isSame(name, open.table()));
      default -> false;
    };
  }

  // Under another name it is somebody else's to find.
  private static boolean settles(TableAction action, Open open) {
    return switch (action) {
      case TableAction.ValidateConstraint(var name) -> isNamed(open, name);
      case TableAction.DropConstraint(var name, _, _) -> isNamed(open, name);
      case TableAction.RenameConstraint(var name, _) -> isNamed(open, name);
      case TableAction.RenameTo _, TableAction.SetSchema _ -> true;
      default -> false;
    };
  }

  private static boolean isNamed(Open open, String name) {
    var constraint = open.constraint();
    return constraint
        .name()
        .map(name::equals)
        .orElseGet(() -> ConstraintNames.isLike(open.table(), constraint.kind(), name));
  }

  private static boolean isSame(Name one, Name other) {
    return one.name().equals(other.name())
        && (one.schema().equals(other.schema())
            || one.schema().isEmpty()
            || other.schema().isEmpty());
  }

  private Finding finding(PassedScript script, Open open) {
    var name = open.constraint().name();
    var shown = name.map(Sql::shown).orElse("A constraint without a name");
    var message =
        "%s of %s is added NOT VALID and never validated: new rows are checked, and those that are there may break it."
            .formatted(shown, Sql.shown(open.table()));
    return at(open.statement().place(), message)
        .withObjects(List.of(open.table()))
        .withFollowUps(name.map(it -> followUps(script, open.table(), it)).orElse(List.of()));
  }

  private static List<FollowUp> followUps(PassedScript script, Name table, String name) {
    return new Phases(script.path(), script.runner())
        .transaction(
            "validate " + name,
            "ALTER TABLE %s VALIDATE CONSTRAINT %s;".formatted(Sql.name(table), Sql.name(name)))
        .files();
  }
}
