package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Reference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A foreign key that a plan makes and that is there when it has run, of a table all of which is
/// known.
///
/// @param statement that makes it
/// @param columns those that refer
record LastingForeignKey(
    Passed statement, Relation table, List<String> columns, Reference reference) {

  static Stream<LastingForeignKey> of(PassedPlan plan) {
    return plan.statements()
        .flatMap(
            statement ->
                MadeForeignKey.in(statement.form()).stream()
                    .flatMap(made -> find(plan, statement, made).stream()));
  }

  private static Optional<LastingForeignKey> find(
      PassedPlan plan, Passed statement, MadeForeignKey made) {
    var table = plan.after().resolve(made.table()).found().filter(it -> it.columns().known());
    return table.flatMap(
        it ->
            plan.after().constraints(it.name()).stream()
                .filter(constraint -> isOf(constraint, made))
                .findFirst()
                .map(
                    constraint ->
                        new LastingForeignKey(
                            statement,
                            it,
                            constraint.columns(),
                            constraint.reference().orElseThrow())));
  }

  private static boolean isOf(TableConstraint constraint, MadeForeignKey made) {
    return constraint.columns().equals(made.key().columns())
        && constraint.validity().enforced()
        && constraint
            .reference()
            .filter(it -> it.table().name().equals(made.referenced().name()))
            .isPresent();
  }
}
