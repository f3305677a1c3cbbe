package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.Lookup;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableColumn.Identity;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.lint.schema.model.UserType.Domain;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a statement of a plan takes away that was there before the plan, and is not there again
/// when all of it has run.
record Lasting(PassedPlan plan, Passed statement) {

  /// Whether a relation was there before, or nobody knows.
  boolean isOld(Name name) {
    return switch (plan.before().resolve(name)) {
      case Lookup.Found<Relation>(var relation) -> Sight.isOld(relation);
      case Lookup.Absent<Relation> _ -> false;
      case Lookup.Unknown<Relation> _ ->
          earlier()
              .flatMap(it -> MadeObject.by(it).stream())
              .noneMatch(it -> Made.is(it.name(), name));
    };
  }

  Name qualified(Name name) {
    return plan.before().resolve(name).found().map(Relation::name).orElse(name);
  }

  Optional<TableConstraint> constraint(Name table, String name) {
    return plan.before().constraint(qualified(table), name);
  }

  // A column or a table that goes too has a rule of its own.
  boolean lost(TableConstraint constraint) {
    var left = plan.after().relation(constraint.table());
    return left.isPresent()
        && constraint.columns().stream().allMatch(it -> left.get().column(it).isPresent())
        && !new Redundant(plan.after()).is(constraint);
  }

  boolean lostUnknown(Name table, String name) {
    return !plan.before().isComplete()
        && plan.after().constraint(qualified(table), name).isEmpty()
        && actions(table)
            .noneMatch(
                it ->
                    it instanceof AddConstraint(var added)
                        && added.name().equals(Optional.of(name)));
  }

  /// Whether a column was there before and has no identity in the end.
  boolean lostColumn(AlterTable alter, String column) {
    var isMade =
        actions(alter.name())
            .anyMatch(it -> it instanceof AddColumn(var added, _) && added.name().equals(column));
    var known = plan.before().relation(qualified(alter.name()));
    var after = plan.after().relation(qualified(alter.name()));
    return !isMade
        && known.filter(it -> hasNoIdentity(it, column)).isEmpty()
        && (known.isEmpty() || after.filter(it -> hasNoIdentity(it, column)).isPresent());
  }

  private static boolean hasNoIdentity(Relation table, String column) {
    return table.column(column).filter(it -> it.identity() == Identity.NONE).isPresent();
  }

  boolean lostOfDomain(Name domain, String constraint) {
    Predicate<UserType> has =
        type ->
            type instanceof Domain it
                && it.constraints().stream().anyMatch(one -> one.name().equals(constraint));
    var isNew =
        plan.before().resolveType(domain).isAbsent()
            || earlier()
                .flatMap(it -> MadeObject.by(it).stream())
                .anyMatch(it -> Made.is(it.name(), domain));
    return !isNew && plan.after().resolveType(domain).found().filter(has).isEmpty();
  }

  private Stream<TableAction> actions(Name table) {
    return earlier()
        .filter(AlterTable.class::isInstance)
        .map(AlterTable.class::cast)
        .filter(it -> Made.is(it.name(), table))
        .flatMap(it -> it.actions().stream());
  }

  private Stream<Form> earlier() {
    return plan.statements().takeWhile(it -> it != statement).map(Passed::form);
  }
}
