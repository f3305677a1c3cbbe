package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TableForm.CreateTableAs;
import io.slipway.engine.sql.form.TableForm.Like;
import io.slipway.engine.sql.form.TableForm.Persistence;
import io.slipway.engine.sql.form.TableForm.RelationKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A table that has no primary key when the plan is done.
final class GivePrimaryKeys implements PlanRule {

  @Override
  public String id() {
    return "SW910";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    return plan.statements()
        .flatMap(
            statement ->
                made(plan, statement)
                    .flatMap(name -> plan.after().resolve(name).found())
                    .filter(table -> !hasKey(plan, table))
                    .map(table -> finding(statement, table))
                    .stream());
  }

  private static Optional<Name> made(PassedPlan plan, Passed statement) {
    return switch (statement.form()) {
      case CreateTable table when isMeant(plan, table) -> Optional.of(table.name());
      case CreateTableAs table when table.persistence() != Persistence.TEMPORARY ->
          Optional.of(table.name());
      default -> Optional.empty();
    };
  }

  // A partition's key is that of the whole; what is copied from elsewhere may have one.
  private static boolean isMeant(PassedPlan plan, CreateTable table) {
    var origin = table.origin();
    return table.kind() == RelationKind.TABLE
        && table.persistence() != Persistence.TEMPORARY
        && origin.partition().isEmpty()
        && origin.likes().stream()
            .map(Like::source)
            .allMatch(source -> plan.after().resolve(source).found().isPresent());
  }

  private static boolean hasKey(PassedPlan plan, Relation table) {
    return plan.after().constraints(table.name()).stream()
        .anyMatch(it -> it.kind() == TableConstraint.Kind.PRIMARY_KEY);
  }

  private Finding finding(Passed statement, Relation table) {
    return at(
            statement.place(),
            "%s has no primary key, so that logical replication cannot tell its rows apart."
                .formatted(Sql.shown(table.name())))
        .withObjects(List.of(table.name()));
  }
}
