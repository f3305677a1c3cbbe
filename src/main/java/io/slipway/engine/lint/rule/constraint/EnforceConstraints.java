package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import java.util.List;
import java.util.stream.Stream;

/// A constraint that is declared `NOT ENFORCED`.
final class EnforceConstraints implements StatementRule {

  @Override
  public String id() {
    return "SW220";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var ofNew = sight.form(CreateTable.class).flatMap(table -> ofNew(sight, table));
    var ofColumns =
        sight
            .actions(AddColumn.class)
            .flatMap(
                added ->
                    idle(added.action().column().constraints())
                        .map(it -> finding(sight, added.qualified(), it)));
    var added =
        sight
            .actions(AddConstraint.class)
            .filter(it -> it.action().constraint().validity().notEnforced())
            .map(it -> added(sight, it));
    return Stream.of(ofNew, ofColumns, added).flatMap(it -> it);
  }

  private Stream<Finding> ofNew(Sight sight, CreateTable table) {
    var ofColumns = table.columns().stream().map(Column::constraints).flatMap(List::stream);
    return idle(Stream.concat(ofColumns, table.constraints().stream()).toList())
        .map(it -> finding(sight, table.name(), it));
  }

  private static Stream<Constraint> idle(List<Constraint> constraints) {
    return constraints.stream().filter(it -> it.validity().notEnforced());
  }

  private Finding finding(Sight sight, Name table, Constraint constraint) {
    var name = constraint.name().map(Sql::shown).orElse("A constraint");
    var message =
        "%s of %s is NOT ENFORCED: it stands in the schema, and PostgreSQL lets every row through."
            .formatted(name, Sql.shown(table));
    return at(sight, message).withObjects(List.of(table));
  }

  private Finding added(Sight sight, Altered<AddConstraint> action) {
    var found = finding(sight, action.qualified(), action.action().constraint());
    return found.withFollowUps(followUps(Added.of(sight, action, Constraint.Kind.class)));
  }

  private static List<FollowUp> followUps(Added<?> added) {
    var text = Clauses.without(added.text(), "not", "enforced");
    return added
        .steps()
        .alter("add " + added.name(), text + " NOT VALID")
        .validate(added.name())
        .files();
  }
}
