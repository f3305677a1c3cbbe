package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.CreateSchema;
import io.slipway.engine.sql.form.RoutineForm.CreateRoutine;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TypeForm;
import java.util.Optional;
import java.util.stream.Stream;

/// What earlier statements of the plan made, so that nothing is lost when it goes: what has no age
/// of its own, unlike relations.
final class Made {

  private final Sight sight;

  Made(Sight sight) {
    this.sight = sight;
  }

  boolean column(Name table, String column) {
    return actions(table)
        .anyMatch(it -> it instanceof AddColumn(var added, _) && added.name().equals(column));
  }

  boolean constraint(Name table, String name) {
    return actions(table)
        .flatMap(
            action ->
                switch (action) {
                  case AddConstraint(var constraint) -> Stream.of(constraint);
                  case AddColumn(Column column, _) -> column.constraints().stream();
                  default -> Stream.<Constraint>empty();
                })
        .anyMatch(it -> it.name().equals(Optional.of(name)));
  }

  private Stream<TableAction> actions(Name table) {
    var meant = sight.qualified(table);
    return forms()
        .filter(AlterTable.class::isInstance)
        .map(AlterTable.class::cast)
        .filter(alter -> sight.qualified(alter.name()).equals(meant))
        .flatMap(alter -> alter.actions().stream());
  }

  boolean schema(String name) {
    return forms()
        .anyMatch(it -> it instanceof CreateSchema made && made.name().equals(Optional.of(name)));
  }

  boolean routine(Name name) {
    return forms()
        .anyMatch(
            it -> it instanceof CreateRoutine made && !made.orReplace() && is(made.name(), name));
  }

  boolean type(Name name) {
    return forms()
        .anyMatch(
            form ->
                switch (form) {
                  case TypeForm.CreateEnum made -> is(made.name(), name);
                  case TypeForm.CreateComposite made -> is(made.name(), name);
                  case TypeForm.CreateDomain made -> is(made.name(), name);
                  case TypeForm.CreateOtherType made -> is(made.name(), name);
                  default -> false;
                });
  }

  /// Whether two names may be of one object, where one of them may lack its schema.
  static boolean is(Name one, Name other) {
    return one.name().equals(other.name())
        && (one.schema().equals(other.schema())
            || one.schema().isEmpty()
            || other.schema().isEmpty());
  }

  private Stream<Form> forms() {
    return sight.setting().earlier().stream().map(Passed::form);
  }
}
