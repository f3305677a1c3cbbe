package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import java.util.HashSet;
import java.util.Locale;

/// Whether something else guarantees what a constraint does.
record Redundant(Sight sight) {

  boolean is(TableConstraint constraint) {
    return isOfNoEffect(constraint) || isNotNullAnyway(constraint) || hasTwin(constraint);
  }

  private static boolean isOfNoEffect(TableConstraint constraint) {
    return !constraint.validity().enforced();
  }

  // What is left of a check by which a column was made NOT NULL without reading the table.
  private boolean isNotNullAnyway(TableConstraint constraint) {
    return constraint.kind() == Kind.CHECK
        && constraint.columns().size() == 1
        && constraint.expression().filter(it -> isNotNull(it, constraint)).isPresent()
        && sight
            .schema()
            .relation(constraint.table())
            .flatMap(it -> it.column(constraint.columns().getFirst()))
            .filter(it -> it.notNull() == NotNull.YES)
            .isPresent();
  }

  private static boolean isNotNull(String expression, TableConstraint constraint) {
    var words = expression.toLowerCase(Locale.ROOT).replaceAll("[()\"\\s]+", " ").strip();
    return words.equals(constraint.columns().getFirst().toLowerCase(Locale.ROOT) + " is not null");
  }

  private boolean hasTwin(TableConstraint constraint) {
    return sight.schema().constraints(constraint.table()).stream()
        .filter(it -> !it.name().equals(constraint.name()) && it.kind() == constraint.kind())
        .filter(it -> it.validity().validated() && it.validity().enforced())
        .anyMatch(it -> isTwin(it, constraint));
  }

  private static boolean isTwin(TableConstraint one, TableConstraint other) {
    return switch (one.kind()) {
      case UNIQUE -> new HashSet<>(one.columns()).equals(new HashSet<>(other.columns()));
      case FOREIGN_KEY ->
          one.columns().equals(other.columns()) && one.reference().equals(other.reference());
      case CHECK -> one.expression().isPresent() && one.expression().equals(other.expression());
      case PRIMARY_KEY, EXCLUSION, NOT_NULL -> false;
    };
  }
}
